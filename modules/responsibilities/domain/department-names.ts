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

/** `峨眉山市民政局`, `市民政局`, `县民政局` and `民政局` are one office at this level: what stands before the office says only where. */
export function officeOf(name: string): string {
  const plain = name.replace(/[\s（）()《》]/gu, '')
  const afterArea = plain.replace(/^[\p{Script=Han}]{1,8}?(?:自治县|县|市|区|旗)(?=[\p{Script=Han}]{2,})/u, '')
  return afterArea === '' ? plain : afterArea
}

export function isSameOffice(one: string, other: string): boolean {
  const [a, b] = [officeOf(one), officeOf(other)]
  return a !== '' && (a === b || a.replace(/委员会$/u, '委') === b.replace(/委员会$/u, '委'))
}

/** Whether a list of offices, as a cell writes them, names this one. */
export const namesOffice = (cell: string | null, office: string): boolean =>
  cell !== null && splitDepartments(cell).some((each) => isSameOffice(each, office))
