/**
 * Names and tokens that mean the same, for comparing filters. Shipped knowledge of the field, small on purpose:
 * short forms of element ids, two spellings of one code, and presence of either of two elements that prove one fact.
 */

/** Predicate → the name it is compared under. */
export const nameAliases: Readonly<Record<string, string>> = {
  gender: 'person_gender',
  sex: 'person_gender',
  person_age: 'age',
  hukou_type: 'person_hukou_type',
  education: 'person_education',
  marital_status: 'person_marital_status',
  political_status: 'person_political_status',
  disability_type: 'person_disability_type',
  disability_level: 'person_disability_level',
  labor_ability: 'person_labor_ability',
  self_care: 'person_self_care',
  poverty_cause: 'household_poverty_cause',
  dibao: 'person_dibao',
  tekun: 'person_tekun',
  person_dibao_start: 'start_month',
  person_tekun_start: 'start_month',
  subsidy_program: 'programme',
  program: 'programme',
  occupation: 'person_occupation',
  year_to_date: 'ytd',
  veteran: 'person_veteran',
  village_post: 'person_village_post',
}

/** Compared name → token or code → the token it is compared as. */
export const tokenAliases: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  person_gender: { '1': 'male', '2': 'female', 男: 'male', 女: 'female', m: 'male', f: 'female' },
  person_hukou_type: {
    '1': 'rural',
    '2': 'urban',
    agricultural: 'rural',
    non_agricultural: 'urban',
    agriculture: 'rural',
    农业: 'rural',
    非农业: 'urban',
  },
  person_disability_type: {
    '1': 'visual',
    '2': 'hearing',
    '3': 'speech',
    '4': 'physical',
    '5': 'intellectual',
    '6': 'mental',
    '7': 'multiple',
    vision: 'visual',
    limb: 'physical',
    language: 'speech',
  },
  person_disability_level: { '1': 'level_1', '2': 'level_2', '3': 'level_3', '4': 'level_4' },
  household_poverty_cause: {
    '1': 'illness',
    '2': 'disability',
    '3': 'schooling',
    '4': 'disaster',
    '5': 'no_labor',
    '9': 'other',
    disease: 'illness',
    education: 'schooling',
  },
  programme: { old_age: 'old_age_allowance', 低保: 'dibao', veterans: 'veteran' },
}

/** A whole condition that states the same fact as another: printed form → printed form. */
export const conditionAliases: Readonly<Record<string, string>> = {
  // A person is counted as disabled when either the certificate or the class on it is known.
  'person_disability_cert_no!=null': 'person_disability_type!=null',
  'person_disability_cert_no==null': 'person_disability_type==null',
  'new_this_year==true': 'start_year==report_year',
  'exited_this_year==true': 'end_year==report_year',
  'paid_last_year==true': 'paid_year==last_year',
  "programme=='dibao'": 'person_dibao==true',
  "programme=='tekun'": 'person_tekun==true',
  "programme=='veteran'": 'person_veteran==true',
  "residence=='migrant'": "person_category=='migrant'",
  "residence=='local'": "person_category=='registered'",
  "programme=='poverty_monitoring'": "household_poverty_type in ('margin', 'sudden', 'unstable')",
}

/** Predicates that hold whole numbers, so that `>17` is `>=18`. */
export const wholeNumberNames: ReadonlySet<string> = new Set([
  'age',
  'household_population',
  'person_children_count',
  'doses',
  'prior_doses',
  'dwelling_floors',
])

/** Values that stand for something the report supplies; printed without quotes. */
export const references: ReadonlySet<string> = new Set([
  'report_month',
  'report_quarter',
  'report_year',
  'report_period',
  'last_month',
  'last_year',
  'row',
])
