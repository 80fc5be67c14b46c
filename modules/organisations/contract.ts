import { z } from 'zod'

export const AreaLevel = z.enum(['province', 'city', 'county', 'township', 'village'])
export type AreaLevel = z.infer<typeof AreaLevel>

/** 12 digits of the statistical division code: province 2, city 2, county 2, township 3, village 3. */
export const AreaCode = z
  .string()
  .regex(/^\d{12}$/)
  .meta({ title: '区划代码 area code' })

/** How the successor of an area that ended is known; `nearest` and `neighbour-code` are assumptions. */
export const Succession = z.enum(['code', 'name', 'nearest', 'neighbour-code', 'parent'])
export type Succession = z.infer<typeof Succession>

export const Area = z.object({
  code: z.string(),
  name: z.string(),
  level: AreaLevel,
  parentCode: z.string().nullable(),
  /** Three-digit urban-rural class (111 … 220), villages only. */
  urbanRural: z.string().nullable(),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  /** Half-open: [validFrom, validTo). */
  validFrom: z.string(),
  validTo: z.string().nullable(),
  successorCode: z.string().nullable(),
  succession: Succession.nullable(),
})
export type Area = z.infer<typeof Area>

export const RoleName = z.enum([
  'village-worker',
  'grid-worker',
  'township-staff',
  'department-staff',
  'gatekeeper',
  'evaluator',
  'operator',
])
export type RoleName = z.infer<typeof RoleName>

/** After W3C ORG: `public-organisation` has legal standing, `unit` is a part of one. */
export const Body = z.object({
  id: z.string(),
  name: z.string(),
  nameEn: z.string(),
  kind: z.enum(['public-organisation', 'unit']),
  level: AreaLevel,
  areaCode: z.string(),
  /** The body it is a part of (org:unitOf). */
  unitOf: z.string().nullable(),
})
export type Body = z.infer<typeof Body>

export const Persona = z.object({
  id: z.string(),
  countyCode: z.string(),
  name: z.string(),
  /** What this person does, in both languages. */
  titleZh: z.string(),
  titleEn: z.string(),
  bodyName: z.string(),
  areaName: z.string(),
  areaCode: z.string(),
  roles: z.array(RoleName),
})
export type Persona = z.infer<typeof Persona>

export const PersonaList = z.object({ personas: z.array(Persona) })

/** What a person is in one area. */
export const Post = z.object({ areaCode: z.string(), areaName: z.string(), roles: z.array(RoleName) })
export type Post = z.infer<typeof Post>

export const SessionView = z.object({
  /** Sign-in by persona is offered. */
  demo: z.boolean(),
  signedIn: z
    .object({
      memberId: z.string(),
      name: z.string(),
      roles: z.array(RoleName),
      countyCode: z.string(),
      areaCode: z.string(),
      areaName: z.string(),
      areaLevel: AreaLevel,
      bodyName: z.string(),
      /** All posts this person holds; they act in one at a time. */
      posts: z.array(Post),
    })
    .nullable(),
})
export type SessionView = z.infer<typeof SessionView>

export const SignInInput = z.object({ personaId: z.uuid().meta({ title: '身份 persona' }) })
export const SignInAnswer = z.object({ memberId: z.string(), name: z.string(), areaCode: z.string() })
export const ChoosePostInput = z.object({ areaCode: AreaCode })
export const SignOutAnswer = z.object({ signedOut: z.boolean() })

export const AreaListInput = z.object({
  /** Children of this area. */
  parent: AreaCode.optional(),
  /** Part of a name. */
  search: z.string().max(40).optional(),
  level: AreaLevel.optional(),
  /** The day the areas are valid on; today when absent. */
  day: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(500),
})
export const AreaList = z.object({ areas: z.array(Area) })

export const AreaPageInput = z.object({ code: AreaCode })
export const AreaPage = z.object({ area: Area, periods: z.array(Area), successors: z.array(Area) })

export const BodyListInput = z.object({ area: AreaCode.optional() })
export const BodyList = z.object({ bodies: z.array(Body) })
