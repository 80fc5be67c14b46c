import type { Showing } from './public-notice.ts'

/** Titles of forms, and whether they are put up for everybody to read. */
export const noticeTitles: readonly (readonly [title: string, isNotice: boolean])[] = [
  ['____年耕地地力保护补贴面积核实公示表', true],
  ['拟纳入防止返贫监测对象公示名单', true],
  ['农村低保对象公 示', true],
  ['残疾人两项补贴发放公示（2026年11月）', true],
  ['最低生活保障对象动态管理台账', false],
  ['村务公示情况统计表', false],
  ['低保对象公示照片登记表', false],
  ['公示期满人员名单', false],
]

/** Element id, its type, its entity → how its column is filled on a notice. */
export const shownColumns: readonly (readonly [id: string, type: string, entity: string, showing: Showing])[] = [
  ['person_name', 'string', 'person', 'whole'],
  ['household_head_name', 'string', 'household', 'whole'],
  ['person_id_number', 'id_number', 'person', 'id-number'],
  ['household_head_id_number', 'id_number', 'household', 'id-number'],
  ['guardian_id_number', 'id_number', 'person', 'id-number'],
  ['person_phone', 'phone', 'person', 'phone'],
  ['guardian_phone', 'phone', 'person', 'phone'],
  ['org_contact_phone', 'phone', 'enterprise', 'whole'],
  ['person_bank_account', 'string', 'person', 'account'],
  ['person_bank_name', 'string', 'person', 'whole'],
  ['person_health_status', 'code', 'person', 'withheld'],
  ['person_disease', 'string', 'person', 'withheld'],
  ['person_disability_level', 'code', 'person', 'withheld'],
  ['person_disability_cert_no', 'string', 'person', 'withheld'],
  ['person_self_care', 'code', 'person', 'withheld'],
  ['household_poverty_cause', 'code', 'household', 'health-words'],
  ['subsidy_amount', 'money', 'enrolment', 'whole'],
  ['household_population', 'integer', 'household', 'whole'],
]

/** Value, how it is shown → what stands on the notice. */
export const shownValues: readonly (readonly [
  text: string,
  showing: Exclude<Showing, 'whole' | 'withheld'>,
  shown: string,
])[] = [
  ['519900199001010015', 'id-number', '519***********0015'],
  ['519900900101001', 'id-number', '519********1001'],
  ['51990', 'id-number', '*****'],
  ['16012345678', 'phone', '160****5678'],
  ['0833-4221234', 'phone', '083*****1234'],
  ['110', 'phone', '****'],
  ['6217000000000001234', 'account', '***************1234'],
  ['1234', 'account', '****'],
  ['因病', 'health-words', ''],
  ['因残', 'health-words', ''],
  ['缺劳动力', 'health-words', '缺劳动力'],
]
