import type { Conversation } from '../../domain/conversation';
import type { ShapeTools } from '../shape/shape';
import type { LinkTokens } from './link-tokens';

/** Where a customer fetches, or leaves, what her channel cannot carry. */
export const channelLinks =
  (tokens: LinkTokens, publicUrl: string) =>
  ({ id: conversation }: Conversation): Required<Pick<ShapeTools, 'fileLink' | 'uploadLink'>> => {
    const base = publicUrl.replace(/\/+$/, '');
    return {
      fileLink: ({ id: file }) =>
        `${base}/files/${tokens.mint({ purpose: 'file', conversation, file })}`,
      uploadLink: () => `${base}/upload/${tokens.mint({ purpose: 'upload', conversation })}`,
    };
  };
