/** When a relative can be asked of somebody at all, by role: as `appliesWhen` of an element, said of the row itself. */
export const ROLE_APPLIES_WHEN: Readonly<Record<string, readonly string[]>> = {
  spouse: ["person_marital_status in ('married', 'first_marriage', 'remarried', 'restored_marriage')"],
  guardian: [
    'age<18',
    "person_left_behind_type=='child'",
    "person_self_care in ('partial', 'disabled')",
    "person_disability_type in ('intellectual', 'mental', 'multiple')",
  ],
}
