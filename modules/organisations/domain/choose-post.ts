/** Roles of one person in one area: they act in one post at a time. */
export interface Post<R extends string = string> {
  readonly areaCode: string
  readonly roles: readonly R[]
}

const width = (code: string): number => code.replace(/0+$/, '').length

/** Posts from role assignments: the widest area first, of equally wide ones the person's own, then by code. */
export function postsOf<R extends string>(
  assignments: readonly { readonly areaCode: string; readonly role: R }[],
  home: string,
): readonly Post<R>[] {
  const posts = new Map<string, Set<R>>()
  for (const { areaCode, role } of assignments) posts.set(areaCode, (posts.get(areaCode) ?? new Set()).add(role))
  const away = (code: string): number => (code === home ? 0 : 1)
  return [...posts]
    .map(([areaCode, roles]) => ({ areaCode, roles: [...roles] }))
    .toSorted(
      (a, b) =>
        width(a.areaCode) - width(b.areaCode) ||
        away(a.areaCode) - away(b.areaCode) ||
        (a.areaCode < b.areaCode ? -1 : 1),
    )
}

/** The chosen post while it is held; otherwise the first. Undefined for who holds none. */
export const choosePostOf = <R extends string>(posts: readonly Post<R>[], chosen: string | null): Post<R> | undefined =>
  posts.find((post) => post.areaCode === chosen) ?? posts[0]
