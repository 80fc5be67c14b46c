/** The outcome of reading text into a value: a value, or a reason in words. For domain/ and parsing only. */
export type Result<T, R = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: R }

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refused = <R>(reason: R): { readonly ok: false; readonly reason: R } => ({ ok: false, reason })
