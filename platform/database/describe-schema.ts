import { sql } from 'kysely'
import type { Transaction } from './database.ts'

interface Line {
  place: string
  text: string
}

const SCHEMAS = sql`n.nspname not in ('pg_catalog', 'information_schema', 'public') and n.nspname not like 'pg\\_%'`

const columns = (tx: Transaction) =>
  sql<Line>`select n.nspname || '.' || c.relname as place,
      '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
      || coalesce((select ' collate "' || l.collname || '"' from pg_collation l where l.oid = a.attcollation and l.collname <> 'default'), '')
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(case a.attgenerated when 's' then ' generated always as (' || pg_get_expr(d.adbin, d.adrelid) || ') stored'
         else ' default ' || pg_get_expr(d.adbin, d.adrelid) end, '') as text
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped and ${SCHEMAS}
    order by 1, a.attnum`.execute(tx.kysely)

// PostgreSQL 18 lists "not null" among the constraints; older ones do not, and the columns say it already.
const constraints = (tx: Transaction) =>
  sql<Line>`select n.nspname || '.' || c.relname as place, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
    where k.contype <> 'n' and ${SCHEMAS} order by 1, k.contype desc, k.conname`.execute(tx.kysely)

const indexes = (tx: Transaction) =>
  sql<Line>`select n.nspname || '.' || c.relname as place, pg_get_indexdef(i.indexrelid) || ';' as text
    from pg_index i join pg_class c on c.oid = i.indrelid join pg_class x on x.oid = i.indexrelid
    join pg_namespace n on n.oid = c.relnamespace
    where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) and ${SCHEMAS}
    order by 1, x.relname`.execute(tx.kysely)

const policies = (tx: Transaction) =>
  sql<Line>`select n.nspname || '.' || c.relname as place,
      'create policy ' || p.polname || ' on ' || n.nspname || '.' || c.relname
      || case p.polcmd when 'r' then ' for select' when 'a' then ' for insert' when 'w' then ' for update' when 'd' then ' for delete' else '' end
      || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
      || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '') || ';' as text
    from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
    where ${SCHEMAS} order by 1, p.polname`.execute(tx.kysely)

const rowSecurity = (tx: Transaction) =>
  sql<Line>`select n.nspname || '.' || c.relname as place,
      'alter table ' || n.nspname || '.' || c.relname || ' enable row level security;' as text
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and c.relkind in ('r', 'p') and ${SCHEMAS} order by 1`.execute(tx.kysely)

/** The shape of every table, constraint, index and policy as SQL text, in a stable order, the same from both engines. */
export async function describeSchema(tx: Transaction): Promise<string> {
  const inTable = [...(await columns(tx)).rows, ...(await constraints(tx)).rows]
  const after = [...(await indexes(tx)).rows, ...(await rowSecurity(tx)).rows, ...(await policies(tx)).rows]
  const of = (rows: readonly Line[], place: string): string[] =>
    rows.filter((row) => row.place === place).map((row) => row.text)
  const places = [...new Set(inTable.map((row) => row.place))].toSorted()
  return places
    .map((place) => [`create table ${place} (`, of(inTable, place).join(',\n'), ');', ...of(after, place)].join('\n'))
    .join('\n\n')
    .concat('\n')
}
