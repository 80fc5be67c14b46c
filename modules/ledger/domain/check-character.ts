const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'

/** The check character of a citizen ID number, from its first 17 digits (GB 11643, ISO 7064 MOD 11-2). */
export function checkCharacterOf(seventeen: string): string {
  let sum = 0
  for (let at = 0; at < 17; at += 1) sum += (seventeen.charCodeAt(at) - 48) * (WEIGHTS[at] ?? 0)
  return CHECKS.charAt(sum % 11)
}
