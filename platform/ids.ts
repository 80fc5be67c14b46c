declare const brand: unique symbol

/** A text id that does not mix with the ids of other things. */
export type Id<Name extends string> = string & { readonly [brand]: Name }

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/**
 * A UUID v7 (RFC 9562) from a time in milliseconds and 10 random bytes: sorts by time, made by the caller so that an offline device can.
 * Pure: the clock and the randomness come in as arguments.
 */
export function uuidV7(milliseconds: number, random: Uint8Array): string {
  const time = hex(Math.floor(milliseconds), 12)
  const r = (at: number): number => random[at] ?? 0
  const tail = Array.from({ length: 6 }, (_, i) => hex(r(4 + i), 2)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(((r(0) << 8) | r(1)) & 0xfff, 3)}-${hex(0x80 | (r(2) & 0x3f), 2)}${hex(r(3), 2)}-${tail}`
}
