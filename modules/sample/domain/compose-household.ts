import type { Random } from './random.ts'

export type Sex = '1' | '2'

/** Two-digit relations of GB/T 4761: the first digit alone is the one-digit code. */
export type Relation =
  | '02' // head
  | '11' // husband
  | '12' // wife
  | '20' // son
  | '30' // daughter
  | '38' // daughter-in-law
  | '41' // son's son
  | '42' // son's daughter
  | '51' // father
  | '52' // mother

/** One place in a household before it has a name: indexes point into the same household. */
export interface Slot {
  readonly sex: Sex
  readonly age: number
  readonly relation: Relation
  readonly marital: '10' | '20' | '30' | '40'
  readonly spouse?: number
  readonly father?: number
  readonly mother?: number
  /** Came into the village by marriage: another surname and another birthplace. */
  readonly marriedIn?: boolean
}

export type HouseholdKind =
  | 'elder-alone'
  | 'elder-couple'
  | 'bachelor'
  | 'couple'
  | 'couple-with-grown'
  | 'couple-with-young'
  | 'three-generations'
  | 'single-parent'
  | 'skip-generation'

/**
 * Shares of a household register in an ageing county that sends its workers away. The register keeps those who left.
 * They are set so that the pyramid comes out near the 2020 census of rural Sichuan: about 14 % under 15, 26 % at 60 or over.
 */
const RURAL_KINDS: readonly (readonly [HouseholdKind, number])[] = [
  ['elder-alone', 12],
  ['elder-couple', 18],
  ['bachelor', 6],
  ['couple', 7],
  ['couple-with-grown', 22],
  ['couple-with-young', 11],
  ['three-generations', 22],
  ['single-parent', 3],
  ['skip-generation', 0.2],
]

const URBAN_KINDS: readonly (readonly [HouseholdKind, number])[] = [
  ['elder-alone', 10],
  ['elder-couple', 16],
  ['bachelor', 7],
  ['couple', 10],
  ['couple-with-grown', 22],
  ['couple-with-young', 19],
  ['three-generations', 12],
  ['single-parent', 4],
  ['skip-generation', 0.1],
]

export const chooseHouseholdKind = (random: Random, urban: boolean): HouseholdKind =>
  random.weighted(urban ? URBAN_KINDS : RURAL_KINDS)

/** Sum of two dice-like draws: most near the middle of the range. */
const central = (random: Random, from: number, to: number): number =>
  Math.round((random.int(from, to) + random.int(from, to)) / 2)

/** Old age thins out: half as many for each seven years or so. */
const elderAge = (random: Random, from: number): number => {
  let age = from
  while (age < 101 && random.chance(age < 72 ? 0.957 : age < 80 ? 0.93 : age < 88 ? 0.84 : 0.72)) age++
  return age
}

/** Boys outnumber girls at birth, more so before 2010. */
const childSex = (random: Random, age: number): Sex => (random.chance(age > 14 ? 0.53 : 0.515) ? '1' : '2')

/** Ages of one to three children of a mother, oldest first, all at least `youngest` and at most `oldest`. */
function childAges(random: Random, motherAge: number, youngest: number, oldest: number): number[] {
  const wanted = random.weighted([
    [1, motherAge > 45 ? 46 : 40],
    [2, 48],
    [3, 9],
  ] as const)
  const ages: number[] = []
  let birthAge = central(random, 19, 31)
  for (let i = 0; i < wanted; i++) {
    const age = motherAge - birthAge
    if (age >= youngest && age <= oldest && birthAge <= 43) ages.push(age)
    birthAge += random.int(2, 6)
  }
  return ages
}

interface Couple {
  readonly man: number
  readonly woman: number
}

const couple = (random: Random, manAge: number): Couple => ({
  man: manAge,
  woman: Math.max(22, manAge - central(random, -3, 6)),
})

/** Only children whom both parents are at least 18 years older than. */
const fitting = (ages: readonly number[], parents: Couple): number[] =>
  ages.filter((age) => parents.man - age >= 18 && parents.woman - age >= 18)

function pair(ages: Couple, head: 'man' | 'woman' = 'man'): Slot[] {
  const man: Slot = { sex: '1', age: ages.man, relation: head === 'man' ? '02' : '11', marital: '20', spouse: 1 }
  const woman: Slot = {
    sex: '2',
    age: ages.woman,
    relation: head === 'man' ? '12' : '02',
    marital: '20',
    spouse: 0,
    marriedIn: true,
  }
  return [man, woman]
}

const children = (random: Random, ages: readonly number[], parents: { father?: number; mother?: number }): Slot[] =>
  ages.map((age) => {
    const sex = childSex(random, age)
    return { sex, age, relation: sex === '1' ? '20' : '30', marital: '10', ...parents }
  })

function threeGenerations(random: Random): Slot[] {
  const parents = couple(random, central(random, 25, 50))
  const kids = fitting(childAges(random, parents.woman, 0, 22), parents)
  const grandmotherAge = parents.man + central(random, 20, 30)
  const grandfatherAge = grandmotherAge + random.int(-1, 5)
  const alive = {
    old: random.chance(grandfatherAge > 80 ? 0.35 : 0.72),
    oldLady: random.chance(grandmotherAge > 82 ? 0.5 : 0.85),
  }
  const grandfather = alive.old && grandfatherAge < 100
  const grandmother = (alive.oldLady || !grandfather) && grandmotherAge < 103
  const elderHead = grandfather && grandfatherAge < 74 && random.chance(0.6)
  const slots: Slot[] = pair(parents).map((slot, i) =>
    elderHead ? { ...slot, relation: i === 0 ? '20' : '38' } : slot,
  )
  for (const kid of children(random, kids, { father: 0, mother: 1 })) {
    slots.push(elderHead ? { ...kid, relation: kid.sex === '1' ? '41' : '42' } : kid)
  }
  const first = slots.length
  const both = grandfather && grandmother
  const marital = both ? '20' : '30'
  if (grandfather) {
    slots.push({
      sex: '1',
      age: grandfatherAge,
      relation: elderHead ? '02' : '51',
      marital,
      ...(both ? { spouse: first + 1 } : {}),
    })
  }
  if (grandmother) {
    const relation: Relation = elderHead ? '12' : '52'
    slots.push({
      sex: '2',
      age: grandmotherAge,
      relation,
      marital,
      marriedIn: true,
      ...(both ? { spouse: first } : {}),
    })
  }
  const man = slots[0]
  if (man)
    slots[0] = {
      ...man,
      ...(grandfather ? { father: first } : {}),
      ...(grandmother ? { mother: slots.length - 1 } : {}),
    }
  return slots
}

function skipGeneration(random: Random): Slot[] {
  // Orphans, or children whom nobody but a grandparent brings up.
  const woman = random.chance(0.65)
  const sex = childSex(random, 10)
  return [
    { sex: woman ? '2' : '1', age: random.int(58, 74), relation: '02', marital: '30', marriedIn: woman },
    { sex, age: random.int(3, 17), relation: sex === '1' ? '41' : '42', marital: '10' },
  ]
}

function singleParent(random: Random): Slot[] {
  const mother = random.chance(0.45)
  const age = central(random, 28, 50)
  const ages = fitting(childAges(random, age, 0, 22), { man: age, woman: age })
  const parent: Slot = {
    sex: mother ? '2' : '1',
    age,
    relation: '02',
    marital: random.chance(0.7) ? '40' : '30',
    marriedIn: mother,
  }
  return [parent, ...children(random, ages, mother ? { mother: 0 } : { father: 0 })]
}

export function composeHousehold(random: Random, kind: HouseholdKind): Slot[] {
  switch (kind) {
    case 'elder-alone': {
      const woman = random.chance(0.6)
      const marital = random.chance(woman ? 0.95 : 0.7) ? '30' : woman ? '40' : '10'
      return [{ sex: woman ? '2' : '1', age: elderAge(random, 63), relation: '02', marital, marriedIn: woman }]
    }
    case 'elder-couple':
      return pair(couple(random, Math.min(96, elderAge(random, 61))))
    case 'bachelor':
      return [
        {
          sex: random.chance(0.8) ? '1' : '2',
          age: central(random, 27, 62),
          relation: '02',
          marital: random.chance(0.6) ? '10' : '40',
        },
      ]
    case 'couple':
      return pair(couple(random, central(random, 44, 66)))
    case 'couple-with-grown': {
      const parents = couple(random, central(random, 42, 60))
      const ages = fitting(childAges(random, parents.woman, 14, 33), parents)
      return [
        ...pair(parents, random.chance(0.08) ? 'woman' : 'man'),
        ...children(random, ages, { father: 0, mother: 1 }),
      ]
    }
    case 'couple-with-young': {
      const parents = couple(random, central(random, 24, 44))
      const ages = fitting(childAges(random, parents.woman, 0, 17), parents)
      return [
        ...pair(parents, random.chance(0.08) ? 'woman' : 'man'),
        ...children(random, ages, { father: 0, mother: 1 }),
      ]
    }
    case 'skip-generation':
      return skipGeneration(random)
    case 'three-generations':
      return threeGenerations(random)
    case 'single-parent':
      return singleParent(random)
  }
}
