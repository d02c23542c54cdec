import type { CaseOutcome } from '../../domain/case';
import type { Template, Templates } from '../../domain/case-work/keeping';
import type { Language } from '../../domain/language';
import type { Database } from '../database/database';
import { optional, type Row, text } from '../database/rows';
import { insert } from '../database/statements';

const columns = ['id', 'kind', 'outcome', 'language', 'title', 'body'];

/** The company's own words: nothing of a customer is in them, so they are kept as they are. */
export class StoredTemplates implements Templates {
  constructor(private readonly database: Database) {}

  async list(): Promise<Template[]> {
    const rows = await this.database.read(
      `SELECT ${columns.join(', ')} FROM template ORDER BY kind, language, title, id`,
    );
    return rows.map(templateOf);
  }

  async put({ id, kind, outcome, language, title, text }: Template): Promise<void> {
    const row = [id, kind, outcome ?? null, language, title, text];
    const changes = columns.slice(1).map(column => `${column} = excluded.${column}`);
    const ending = `ON CONFLICT (id) DO UPDATE SET ${changes.join(', ')}`;
    await this.database.write(ask => insert(ask, 'template', columns, [row], ending));
  }

  async remove(id: string): Promise<boolean> {
    const { affected } = await this.database.write(ask =>
      ask('DELETE FROM template WHERE id = ?', [id]),
    );
    return affected > 0;
  }
}

function templateOf(row: Row): Template {
  const outcome = optional(text, row, 'outcome');
  return {
    id: text(row, 'id'),
    kind: text(row, 'kind') as Template['kind'],
    ...(outcome !== undefined && { outcome: outcome as CaseOutcome }),
    language: text(row, 'language') as Language,
    title: text(row, 'title'),
    text: text(row, 'body'),
  };
}
