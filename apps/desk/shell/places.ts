/** One entry of the navigation; `word` is its key in words.ts. `roles`: only for those who hold one of them. */
interface Place {
  readonly to: string
  readonly word:
    | 'forms'
    | 'requests'
    | 'imports'
    | 'ledger'
    | 'catalogue'
    | 'rules'
    | 'duties'
    | 'certificates'
    | 'complaints'
    | 'cases'
    | 'budgets'
    | 'returns'
    | 'notices'
    | 'offChannel'
    | 'registry'
    | 'sharing'
    | 'corrections'
    | 'calendar'
  readonly roles?: readonly string[]
}

/** The navigation, by what one comes for; each module that has a screen adds its line here. */
export const PLACES: readonly {
  readonly group: 'work' | 'gate' | 'data' | 'order'
  readonly places: readonly Place[]
}[] = [
  {
    group: 'work',
    places: [
      { to: '/forms', word: 'forms' },
      { to: '/requests', word: 'requests' },
      { to: '/notices', word: 'notices', roles: ['village-worker', 'grid-worker', 'township-staff'] },
      { to: '/certificates', word: 'certificates' },
    ],
  },
  {
    group: 'gate',
    places: [
      { to: '/gate', word: 'cases', roles: ['gatekeeper'] },
      { to: '/budgets', word: 'budgets' },
      { to: '/returns', word: 'returns' },
      { to: '/off-channel', word: 'offChannel' },
      { to: '/registry', word: 'registry' },
      { to: '/calendar', word: 'calendar' },
    ],
  },
  {
    group: 'data',
    places: [
      { to: '/ledger', word: 'ledger' },
      { to: '/imports', word: 'imports' },
      { to: '/catalogue', word: 'catalogue' },
      { to: '/sharing', word: 'sharing' },
      { to: '/corrections', word: 'corrections' },
    ],
  },
  {
    group: 'order',
    places: [
      { to: '/duties', word: 'duties' },
      { to: '/rules', word: 'rules' },
      { to: '/complaints', word: 'complaints', roles: ['gatekeeper'] },
    ],
  },
]
