/** Departments of one cell: `县民政局、县财政局；县乡村振兴局` are three. */
export const splitDepartments = (text: string): string[] => [
  ...new Set(
    text
      .replace(/等(?:有关|相关)?(?:部门|单位)?$/u, '')
      .split(/[、，,；;\n\r/]+/u)
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  ),
]

// 市场监督管理局, 市政, 城市管理局 begin like the name of a place. Bare 县 and 市 go first: 县城市管理局 is of the county.
const PLACE =
  /^(?:中共)?(?:县|区|旗|市(?![场政容])|(?:\p{Script=Han}{2,8}?|\p{Script=Han}(?=县))(?:自治县|县|市(?!场)|区|旗))(?=\p{Script=Han}{2,})/u
const PARTY_OFFICE = /^委(?=组织部|宣传部|统战部|政法委|社会工作部|网信办|巡察)/u

/** `峨眉山市民政局`, `市民政局`, `县民政局` and `民政局` are one office at this level: what stands before the office says only where. */
export function officeOf(name: string): string {
  const plain = name.replace(/[\s（）()《》]/gu, '')
  return plain.replace(PLACE, '').replace(PARTY_OFFICE, '')
}

export function isSameOffice(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => officeOf(name).replace(/委员会$/u, '委'))
  return a !== '' && a === b
}

/** Whether a list of offices, as a cell writes them, names this one. */
export const namesOffice = (cell: string | null, office: string): boolean =>
  cell !== null && splitDepartments(cell).some((each) => isSameOffice(each, office))
