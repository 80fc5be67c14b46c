/**
 * Prints the first migrations from data/catalogue: `node tools/print-entity-tables.ts catalogue|ledger > FILE.sql`.
 * The printed files are committed and, once released, never printed again over the same name.
 */
import { readFileSync } from 'node:fs'
import { Completion, DataElement, ValueDomain } from '#modules/catalogue/contract.ts'
import { columnTypeOf, LEDGER_ENTITIES, LINKS, storedElements } from '../modules/ledger/domain/entity-shape.ts'
import type { LedgerEntity } from '../modules/ledger/domain/entity-shape.ts'
import { z } from 'zod'

const Row = DataElement.extend({ synonymsFromForms: z.array(z.string()), completion: Completion.optional() })
const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../data/catalogue/${file}`, import.meta.url), 'utf8'))
const elements = z.array(Row).parse(read('elements.json'))
const domains = z.array(ValueDomain).parse(read('value-domains.json'))

const text = (value: string | null | undefined): string =>
  value === null || value === undefined ? 'null' : `'${value.replaceAll("'", "''")}'`
const list = (values: readonly string[]): string =>
  values.length === 0 ? "'{}'" : `array[${values.map(text).join(',')}]`
const json = (value: unknown): string => (value === null || value === undefined ? 'null' : text(JSON.stringify(value)))
const insert = (head: string, rows: readonly string[]): string =>
  `insert into ${head} values\n${rows.map((row) => `(${row})`).join(',\n')};\n`

function printCatalogue(): string {
  return [
    '-- The starting catalogue, printed from data/catalogue by tools/print-entity-tables.ts.\n',
    insert(
      'catalogue.value_domain (id, name_zh, standard)',
      domains.map((d) => `${text(d.id)},${text(d.nameZh)},${text(d.standard)}`),
    ),
    insert(
      'catalogue.permissible_value (domain_id, code, position, name_zh, name_en, token, synonyms)',
      domains.flatMap((d) =>
        d.values.map(
          (v, at) =>
            `${text(d.id)},${text(v.code)},${at + 1},${text(v.nameZh)},${text(v.nameEn)},${text(v.token)},${list(v.synonyms)}`,
        ),
      ),
    ),
    insert(
      'catalogue.data_element (id, entity, type, unit, value_domain, derivation, completion, position)',
      elements.map(
        (e, at) =>
          `${text(e.id)},${text(e.entity)},${text(e.type)},${text(e.unit)},${text(e.valueDomain)},${json(e.derivation)},${json(e.completion)},${at + 1}`,
      ),
    ),
    insert(
      'catalogue.data_element_version (element_id, version, name_zh, name_en, definition, sensitivity, authority, freshness_days, standards)',
      elements.map((e) =>
        [
          text(e.id),
          e.version,
          text(e.nameZh),
          text(e.nameEn),
          text(e.definition),
          text(e.sensitivity),
          text(e.authority),
          e.freshnessDays ?? 'null',
          list(e.standards),
        ].join(','),
      ),
    ),
    insert(
      'catalogue.element_synonym (element_id, text, origin)',
      elements.flatMap((e) =>
        e.synonyms.map((s) => `${text(e.id)},${text(s)},'${e.synonymsFromForms.includes(s) ? 'forms' : 'curated'}'`),
      ),
    ),
  ].join('\n')
}

const UNIQUE: Readonly<Record<LedgerEntity, string>> = {
  person: '(county_code, person_id_number)',
  household: '(county_code, area_code, household_no)',
  dwelling: '(county_code, dwelling_id)',
  plot: '(county_code, area_code, plot_no)',
  enterprise: '(county_code, org_credit_code)',
  event: '(county_code, area_code, event_id)',
  enrolment: '(county_code, holder_id, subsidy_program, subsidy_start) nulls not distinct',
  indicator: '(county_code, area_code, data_year, indicator_month) nulls not distinct',
}
const MORE: Partial<Readonly<Record<LedgerEntity, readonly string[]>>> = {
  person: ['(county_code, person_name)', '(county_code, household_id)'],
  household: ['(county_code, head_id)'],
  enrolment: ['(county_code, subsidy_program)', '(county_code, person_id)', '(county_code, household_id)'],
  event: ['(county_code, event_time)'],
}

function printEntity(entity: LedgerEntity): string {
  const own = storedElements(elements, entity)
  const links = Object.keys(LINKS[entity])
  const columns = [
    'county_code text not null',
    'id uuid not null',
    'area_code text collate "C" not null',
    ...links.map((link) => `${link} uuid`),
    ...(entity === 'enrolment' ? ['holder_id uuid not null'] : []),
    'change_no bigint not null',
    'valid_from date not null',
    'confirmed_on date not null',
    'provenance jsonb',
    'date_precision jsonb',
    'open_conflicts text[]',
    ...own.map((element) => `${element.id} ${columnTypeOf(element.type)}`),
    'primary key (county_code, id)',
  ]
  const indexes = [
    `create unique index if not exists ${entity}_key on ledger.${entity} ${UNIQUE[entity]};`,
    `create index if not exists ${entity}_area on ledger.${entity} (county_code, area_code);`,
    ...(MORE[entity] ?? []).map(
      (on, at) => `create index if not exists ${entity}_by_${at + 1} on ledger.${entity} ${on};`,
    ),
  ]
  const inside =
    "county_code = current_setting('yici.county', true) and area_code >= current_setting('yici.area_from', true) and area_code < current_setting('yici.area_to', true)"
  return `create table if not exists ledger.${entity} (\n  ${columns.join(',\n  ')}\n);
${indexes.join('\n')}
alter table ledger.${entity} enable row level security;
create policy ${entity}_in_scope on ledger.${entity}
  using (${inside})
  with check (${inside});\n`
}

const HEAD = `-- The typed tables of the ledger, printed from data/catalogue by tools/print-entity-tables.ts: one column per stored element.
-- change_no, valid_from and confirmed_on hold for every fact of the row; provenance names only the facts that differ:
-- {"person_phone": [change_no, "valid_from", "confirmed_on"]}.
-- date_precision: {"person_birth_date": "month"} where a date is known only to the month or the year.
-- open_conflicts: elements under an open conflict, so that reading a list needs no join.
`
const which = process.argv[2]
if (which === 'catalogue') process.stdout.write(printCatalogue())
else if (which === 'ledger') process.stdout.write(HEAD + LEDGER_ENTITIES.map(printEntity).join('\n'))
else throw new Error('catalogue or ledger?')
