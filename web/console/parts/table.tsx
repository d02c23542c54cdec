import type { ReactNode } from 'react';

export interface Column<Row> {
  key: string;
  head: ReactNode;
  cell(row: Row): ReactNode;
  /** The cell that names the row. */
  names?: boolean;
  /** Takes no more room than it needs. */
  narrow?: boolean;
  /** Figures, under one another. */
  number?: boolean;
}

interface TableProps<Row> {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey(row: Row): string;
  rowClass?(row: Row): string | undefined;
  /** On a phone each row becomes a card; without, the table scrolls. */
  cards?: boolean;
}

/** A table that is one for everybody: caption, headings, and on a phone cards with the same words. */
export function Table<Row>({ caption, columns, rows, rowKey, rowClass, cards }: TableProps<Row>) {
  return (
    <div className={cards ? 'table cards' : 'table scroll'}>
      {/* biome-ignore lint/a11y/noRedundantRoles: as cards it would no longer be told as a table */}
      <table role="table">
        <caption className="unseen">{caption}</caption>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <thead role="rowgroup">
          {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
          <tr role="row">
            {columns.map(column => (
              // biome-ignore lint/a11y/noRedundantRoles: see above
              <th key={column.key} scope="col" role="columnheader" className={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/a11y/noRedundantRoles: see above */}
        <tbody role="rowgroup">
          {rows.map(row => (
            // biome-ignore lint/a11y/noRedundantRoles: see above
            <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
              {columns.map(column =>
                column.names ? (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <th key={column.key} scope="row" role="rowheader" className={classOf(column)}>
                    {column.cell(row)}
                  </th>
                ) : (
                  // biome-ignore lint/a11y/noRedundantRoles: see above
                  <td key={column.key} role="cell" className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const classOf = <Row,>({ key, narrow, number }: Column<Row>): string =>
  [`at-${key}`, narrow && 'narrow', number && 'number'].filter(Boolean).join(' ');
