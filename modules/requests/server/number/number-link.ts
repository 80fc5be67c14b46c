import type { Ctx } from '#platform/http/index.ts'

/**
 * What a QR code holds: the public page of the number. Where the installation does not say under which address it is
 * reached, the number itself, which can be typed in.
 */
export function numberLink(ctx: Pick<Ctx, 'settings'>, number: string): string {
  const { publicUrl } = ctx.settings
  return publicUrl === undefined ? number : `${publicUrl.replace(/\/+$/, '')}/c/${number}`
}
