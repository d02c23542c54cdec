import type { AnswerPackage, AnswerPackages } from '../../domain/case-work/keeping';
import { StateConflict } from '../../domain/errors';
import type { EvidenceFile } from '../../domain/evidence';
import type { Challenge } from '../../domain/identity';
import type { Database } from '../database/database';
import { bytes, instant, number, optional, type Row, text } from '../database/rows';
import { insert } from '../database/statements';
import type { FileVault } from '../evidence/file-vault';
import type { KeyRing } from '../vault/key-ring';
import type { Nonces } from '../vault/nonces';
import { places, scopes } from '../vault/scopes';
import { seal, unseal } from '../vault/sealing';

const columns = [
  ...['id', 'reference', 'version', 'made_by', 'created_at', 'expires_at'],
  ...['withdrawn_at', 'sealed'],
];
const evidenceColumns = [
  ...['id', 'conversation_id', 'content_type', 'size', 'sha256', 'sealed', 'received_at'],
];

/** What the store itself wrote, and whose seal was whole. */
interface Content {
  text: string;
  files: EvidenceFile[];
  challenge?: Challenge;
}

/** Answers handed over, sealed under the key of their case; their files are the case's evidence. */
export class StoredPackages implements AnswerPackages {
  constructor(
    private readonly database: Database,
    private readonly keyRing: KeyRing,
    private readonly nonces: Nonces,
    private readonly evidence: FileVault,
  ) {}

  async find(id: string): Promise<AnswerPackage | undefined> {
    return (await this.open('id = ?', id))[0];
  }

  of(reference: string): Promise<AnswerPackage[]> {
    return this.open('reference = ?', reference);
  }

  async create(made: AnswerPackage): Promise<void> {
    const row = await this.rowOf(made);
    const files = await this.evidenceRows(made);
    const links = made.files.map(({ id }) => [made.reference, id]);
    const own = made.files.map(({ id }) => [made.id, id]);
    await this.database.write(async ask => {
      await insert(ask, 'answer_package', columns, [row]);
      await insert(ask, 'evidence', evidenceColumns, files);
      await insert(ask, 'case_evidence', ['reference', 'evidence_id'], links);
      await insert(ask, 'answer_package_file', ['package_id', 'evidence_id'], own);
    });
  }

  async setChallenge(made: AnswerPackage, challenge: Challenge | undefined): Promise<void> {
    const { challenge: _before, ...rest } = made;
    const sealed = await this.sealed({ ...rest, ...(challenge && { challenge }) });
    const { affected } = await this.database.write(ask =>
      ask(
        'UPDATE answer_package SET sealed = ?, version = version + 1 WHERE id = ? AND version = ?',
        [...[sealed, made.id, made.version]],
      ),
    );
    if (affected === 0) throw new StateConflict('an answer');
  }

  async withdraw(id: string, at: Date): Promise<void> {
    const found = await this.find(id);
    await this.database.write(ask =>
      ask('UPDATE answer_package SET withdrawn_at = ? WHERE id = ? AND withdrawn_at IS NULL', [
        ...[at.getTime(), id],
      ]),
    );
    for (const file of found?.files ?? []) await this.evidence.remove(file.id);
  }

  private async open(where: string, value: string): Promise<AnswerPackage[]> {
    const rows = await this.database.read(
      `SELECT ${columns.join(', ')} FROM answer_package WHERE ${where} ORDER BY created_at DESC, id`,
      [value],
    );
    const keys = await this.keyRing.find(rows.map(row => scopes.case(text(row, 'reference'))));
    return rows.flatMap(row => {
      const key = keys.get(scopes.case(text(row, 'reference')));
      return key ? [packageOf(row, key)] : [];
    });
  }

  private async rowOf(made: AnswerPackage) {
    const { id, reference, madeBy, createdAt, expiresAt } = made;
    return [
      ...[id, reference, made.version, madeBy, createdAt.getTime(), expiresAt.getTime()],
      ...[null, await this.sealed(made)],
    ];
  }

  private async sealed({ id, reference, text, files, challenge }: AnswerPackage): Promise<Buffer> {
    const content: Content = { text, files, ...(challenge && { challenge }) };
    return this.sealFor(scopes.case(reference), places.package(id), JSON.stringify(content));
  }

  private evidenceRows({ reference, files, createdAt }: AnswerPackage) {
    return Promise.all(
      files.map(async ({ id, name, contentType, size, sha256 }) => [
        ...[id, `case:${reference}`, contentType, size, sha256],
        await this.sealFor(scopes.evidence(id), places.evidence(id), JSON.stringify({ name })),
        createdAt.getTime(),
      ]),
    );
  }

  /** A case that was erased meanwhile has no key any more, and gets no new one. */
  private async sealFor(scope: string, place: string, plain: string): Promise<Buffer> {
    const key = (await this.keyRing.find([scope])).get(scope);
    if (!key) throw new StateConflict(scope);
    return seal(key, place, plain, this.nonces);
  }
}

function packageOf(row: Row, key: Buffer): AnswerPackage {
  const id = text(row, 'id');
  const plain = unseal(key, places.package(id), bytes(row, 'sealed')).toString();
  const withdrawnAt = optional(instant, row, 'withdrawn_at');
  return {
    ...(JSON.parse(plain) as Content),
    id,
    reference: text(row, 'reference'),
    version: number(row, 'version'),
    madeBy: text(row, 'made_by'),
    createdAt: instant(row, 'created_at'),
    expiresAt: instant(row, 'expires_at'),
    ...(withdrawnAt && { withdrawnAt }),
  };
}
