import type { PlainDate } from '#platform/time.ts'
import type { Relation, Sex } from './compose-household.ts'

/** An invented resident as the generator knows them: the truth that the sources then report in part. */
export interface Resident {
  readonly id: string
  readonly householdId: string
  readonly sex: Sex
  readonly age: number
  readonly birth: PlainDate
  readonly name: string
  readonly ethnicity: string
  readonly idNumber: string
  readonly relation: Relation
  readonly marital: '10' | '20' | '30' | '40'
  readonly spouse?: number
  readonly father?: number
  readonly mother?: number
  /** GB/T 4658, the two-digit majors of the catalogue. */
  readonly education: string
  readonly away: AwayWork | undefined
  readonly employment: '务农' | '务工' | '经商' | '公职' | '在校学生' | '退休' | '无业' | '学龄前'
  readonly school: Schooling | undefined
  readonly party: PartyMembership | undefined
  readonly leagueMember: boolean
  readonly veteran: boolean
  readonly disability: Disability | undefined
  readonly health: '1' | '2' | '3' | '6'
  readonly disease: string | undefined
  readonly selfCare: '1' | '2' | '3'
  readonly phone: string | undefined
  readonly bankAccount: string | undefined
  readonly income: number
  readonly medical: 'resident' | 'employee' | 'none'
  readonly pension: 'resident' | 'employee' | 'none'
  readonly leftBehind: '留守儿童' | '留守老人' | '留守妇女' | undefined
  readonly parentsAlive: { readonly father: boolean; readonly mother: boolean }
}

export interface AwayWork {
  readonly place: string
  readonly trade: string
  /** Months away in the last year. */
  readonly months: number
  readonly reach: '县外省内' | '省外' | '乡外县内'
}

export interface Schooling {
  readonly school: string
  readonly grade: string
  readonly stage: '幼儿园' | '小学' | '初中' | '高中' | '大学'
  readonly boarding: boolean
}

export interface PartyMembership {
  readonly joined: PlainDate
  readonly regular: PlainDate | undefined
  readonly branch: string
}

export interface Disability {
  /** GB/T 26341 class and grade digits. */
  readonly kind: string
  readonly grade: string
  readonly certificate: string
  readonly issued: PlainDate
}

export interface Household {
  readonly id: string
  readonly dwellingId: string
  readonly number: string
  readonly group: number
  readonly door: number
  readonly urban: boolean
  readonly headIndex: number
  readonly members: readonly Resident[]
  /** Out of poverty since this year; undefined: never registered as poor. */
  readonly povertyExitYear: number | undefined
  readonly povertyCause: string | undefined
  readonly watch: '脱贫不稳定户' | '边缘易致贫户' | '突发严重困难户' | undefined
  readonly watchSince: PlainDate | undefined
  readonly watchClearedOn: PlainDate | undefined
  readonly relocated: boolean
  readonly arableMu: number
  readonly forestMu: number
  readonly income: {
    readonly wage: number
    readonly business: number
    readonly property: number
    readonly transfer: number
  }
}
