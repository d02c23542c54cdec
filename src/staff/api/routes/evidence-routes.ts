import { z } from 'zod';
import { DeskError } from '../../../domain/errors';
import { findCase } from '../case-views';
import { noteView } from '../note-view';
import { openFile } from '../open-file';
import { attachmentHeader, previewable } from '../preview';
import { staffRoute } from '../route';
import { referenceSchema } from '../schemas';

const sandbox = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

const readEvidence = staffRoute({
  method: 'GET',
  path: '/cases/{reference}/evidence/{id}',
  name: 'readEvidence',
  summary: 'A file that the customer sent, as an attachment; pictures may be looked at in the page',
  access: 'cases.evidence',
  params: z.object({ reference: referenceSchema, id: z.string().regex(/^[0-9a-f]{32}$/) }),
  query: z.object({ preview: z.enum(['true', 'false']).default('false') }),
  answer: { status: 200, documents: ['application/octet-stream', 'image/*'] },
  faults: ['staff-no-case', 'staff-no-file'],
  async handle({ params, query }, deps, who) {
    const request = await findCase(deps, params.reference);
    const file = request.evidence.find(({ id, redacted }) => id === params.id && !redacted);
    if (!file) throw new DeskError('staff-no-file', 'the case has no such file');
    const { id, name, contentType, size } = file;
    const inPage = query.preview === 'true';
    if (inPage && !previewable(contentType))
      throw new DeskError('staff-no-file', 'a file of this kind is not shown in a page');
    await noteView(deps, request.reference, who, { what: 'evidence', file: id, preview: inPage });
    const content = await openFile(deps.evidence, id);
    return {
      status: 200,
      headers: {
        'content-disposition': inPage ? 'inline' : attachmentHeader(name),
        'content-length': String(size),
        'content-security-policy': sandbox,
        'cross-origin-resource-policy': 'same-origin',
      },
      // What is downloaded is never run by the browser, whatever it is.
      document: { contentType: inPage ? contentType : 'application/octet-stream', content },
    };
  },
});

export const evidenceRoutes = [readEvidence];
