/** Text that is markup already. Made by `html` only, so that nothing typed by a person gets in unescaped. */
export interface Markup {
  readonly markup: string
}

type Piece = Markup | string | number | null | undefined | readonly Piece[]

const escape = (text: string): string => text.replace(/[&<>"']/g, (each) => `&#${each.codePointAt(0) ?? 0};`)

function print(piece: Piece): string {
  if (piece === null || piece === undefined) return ''
  if (typeof piece === 'string') return escape(piece)
  if (typeof piece === 'number') return String(piece)
  if ('markup' in piece) return piece.markup
  return piece.map(print).join('')
}

/** Markup with everything put into it escaped; lists are joined, null and undefined leave nothing. */
export const html = (texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup => ({
  markup: texts.map((text, at) => text + print(pieces[at])).join(''),
})
