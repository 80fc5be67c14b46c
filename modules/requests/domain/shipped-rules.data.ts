import type { ShippedTable } from '#modules/rules/contract.ts'
import { ADMISSION_FACTS, type AdmissionFactName } from './admission-facts.ts'

/**
 * The tables a county starts with. Clauses are named as in docs/guides/rules.md: R1 整治形式主义为基层减负若干规定,
 * R2 防治“指尖上的形式主义”意见, R3 政务App办法, R4 履职事项清单意见, R5 村级意见, R6 证明意见, R7 政务数据共享条例,
 * PIPL 个人信息保护法, TJ 统计法. Article numbers have to be checked against the official text before an official prints them.
 */
type Row = ShippedTable['rows'][number]
type When = Readonly<Partial<Record<AdmissionFactName, string>>>
type Two = readonly [zh: string, en: string]

const row = (id: string, effect: Row['effect'], clause: string, when: When, message: Two, nextStep: Two): Row => ({
  id,
  when: { ...when },
  effect,
  clause,
  message: { zh: message[0], en: message[1] },
  nextStep: { zh: nextStep[0], en: nextStep[1] },
  core: true,
})
const local = (one: Row): Row => ({ ...one, core: false })

const parameter = (name: string, zh: string, en: string, unit: string, value: number, min: number, max: number) => ({
  name,
  zh,
  en,
  unit,
  value,
  min,
  max,
  core: false,
})

/** The dictionary in the shape the editor of tables reads. Every fact may be unknown: a row that needs it then does not fire. */
const FACTS = (Object.keys(ADMISSION_FACTS) as AdmissionFactName[]).map((name) => {
  const fact = ADMISSION_FACTS[name]
  const words = { name, zh: fact.zh, en: fact.en, optional: true }
  switch (fact.type) {
    case 'flag':
      return { ...words, type: 'flag' as const }
    case 'number':
      return { ...words, type: 'number' as const, unit: fact.unit, min: 0 }
    case 'code':
      return {
        ...words,
        type: 'code' as const,
        values: fact.values.map(([code, zh, en]) => ({ code, zh, en })),
      }
  }
})

function table(
  key: string,
  title: Two,
  rows: readonly Row[],
  parameters: ShippedTable['parameters'] = [],
): ShippedTable {
  const used = new Set(rows.flatMap((one) => Object.keys(one.when)))
  return {
    key,
    owner: 'requests',
    title: { zh: title[0], en: title[1] },
    hitPolicy: 'collect',
    facts: FACTS.filter((fact) => used.has(fact.name)),
    parameters,
    rows: [...rows],
  }
}

const ordinary = '属于 (filed-list, one-matter, exception)'

export const SHIPPED_RULES: readonly ShippedTable[] = [
  table(
    'basis',
    ['申请要件', 'What an application must say'],
    [
      row(
        'no-scope',
        'block',
        'R1-3',
        { hasScope: '否' },
        ['没有写明向哪些乡镇、村要。', 'It does not say which townships or villages are asked.'],
        ['在“范围”里选出乡镇或村。', 'Choose the areas it is for.'],
      ),
      row(
        'no-purpose',
        'block',
        'R1-3',
        { hasPurpose: '否' },
        [
          '没有写明用途：减负一致性评估要看用来做什么。',
          'It does not say what it is for; the consistency assessment needs that.',
        ],
        ['用一两句话写明用途。', 'Say in a sentence or two what it is for.'],
      ),
      row(
        'no-legal-basis',
        'block',
        'R1-3',
        { hasLegalBasis: '否' },
        ['没有写明依据（法规、文件文号或清单事项）。', 'It names no basis: a law, a numbered document or a list item.'],
        ['写明依据；没有依据的，不得向基层要。', 'Name the basis. Without one the grassroots may not be asked.'],
      ),
      row(
        'field-without-purpose',
        'block',
        'PIPL-6',
        { fieldsWithoutPurpose: '> 0' },
        ['有 {fieldsWithoutPurpose} 个新增字段没有写用途。', '{fieldsWithoutPurpose} new fields have no purpose.'],
        ['逐个写明用途，或删掉这些字段。', 'Give each a purpose, or drop it.'],
      ),
      row(
        'not-on-filed-list',
        'block',
        'R1-4',
        { lane: '属于 (filed-list)', isOnFiledList: '否' },
        ['不在年度目录清单内，或清单条目已过期。', 'It is not on this year’s filed list, or its entry has expired.'],
        ['改走“一事一报备”，或先补报目录清单。', 'Use the one-matter lane, or file the list entry first.'],
      ),
      row(
        'form-expired',
        'block',
        'R1-4',
        { formExpired: '是' },
        ['表样已过有效期。', 'The form has expired.'],
        ['重新报备表样，删去一年没有用过的栏目。', 'File the form anew, without the columns nobody used in a year.'],
      ),
    ],
  ),
  table(
    'lead-time',
    ['时限与频次', 'Lead time and frequency'],
    [
      local(
        row(
          'too-short',
          'block',
          'R1-4',
          { lane: ordinary, collectsNew: '否', leadWorkingDays: '< minimumLeadDays' },
          [
            '只留了 {leadWorkingDays} 个工作日，至少要 {minimumLeadDays} 个。',
            'Only {leadWorkingDays} working days are given; {minimumLeadDays} are the least.',
          ],
          [
            '把截止时间往后推。确属紧急的，走紧急通道并写明原因。',
            'Move the due date. If it is truly urgent, use the urgent lane and say why.',
          ],
        ),
      ),
      local(
        row(
          'too-short-to-collect',
          'block',
          'R1-4',
          { lane: ordinary, collectsNew: '是', leadWorkingDays: '< minimumLeadDaysToCollect' },
          [
            '要新采集，只留了 {leadWorkingDays} 个工作日，至少要 {minimumLeadDaysToCollect} 个。',
            'New facts are asked with only {leadWorkingDays} working days; {minimumLeadDaysToCollect} are the least.',
          ],
          [
            '把截止时间往后推，或删去新采集的字段。',
            'Move the due date, or drop the fields that must be collected anew.',
          ],
        ),
      ),
      row(
        'no-due-date',
        'block',
        'R1-4',
        { kind: '属于 (data, report, document, campaign)', leadWorkingDays: '缺失' },
        ['没有写截止时间。', 'It has no due date.'],
        ['写明截止时间，让基层排得开。', 'Say when it is due.'],
      ),
      row(
        'urgent-without-reason',
        'block',
        'R1-4',
        { lane: '属于 (urgent)', hasUrgentReason: '否' },
        ['走紧急通道要具名写明原因。', 'The urgent lane needs a named reason.'],
        ['写明是什么突发情况；不是突发的，改走普通通道。', 'Say what emergency it is, or use another lane.'],
      ),
      row(
        'urgent-reviewed',
        'measure',
        'R1-4',
        { lane: '属于 (urgent)', hasUrgentReason: '是' },
        ['紧急事项：办结后自动复核。', 'Urgent: reviewed automatically afterwards.'],
        ['保留当时的情况说明，复核时用。', 'Keep an account of the emergency for the review.'],
      ),
      local(
        row(
          'quiet-hours',
          'block',
          'R1-4',
          { lane: ordinary, dueOutsideWorkingHours: '是' },
          ['截止时间在夜间、周末或节假日。', 'It is due at night, on a weekend or a holiday.'],
          ['改到工作日的工作时间。', 'Move it into working hours.'],
        ),
      ),
      local(
        row(
          'too-many-this-week',
          'block',
          'R1-4',
          { lane: ordinary, requestsThisWeek: '>= maximumPerWeek' },
          [
            '你单位本周已发 {requestsThisWeek} 件，每周至多 {maximumPerWeek} 件。',
            'Your body has sent {requestsThisWeek} this week; {maximumPerWeek} are the most.',
          ],
          ['与已发的合并，或下周再发。', 'Merge it with one already sent, or wait until next week.'],
        ),
      ),
    ],
    [
      parameter('minimumLeadDays', '最少工作日', 'least working days', '个工作日', 3, 2, 15),
      parameter(
        'minimumLeadDaysToCollect',
        '新采集的最少工作日',
        'least working days for new collection',
        '个工作日',
        5,
        3,
        20,
      ),
      parameter('maximumPerWeek', '每单位每周件数上限', 'most requests of a body in a week', '件', 2, 1, 5),
    ],
  ),
  table(
    'once-only',
    ['只报一次', 'Once only'],
    [
      row(
        'all-known',
        'block',
        'R7-18',
        { kind: '属于 (data)', fieldsAsked: '> 0', fieldsToAsk: '= 0' },
        [
          '要的 {fieldsAsked} 个字段台账或其他部门都有了，不必再向基层要。',
          'All {fieldsAsked} fields are in the ledger or with other bodies: nobody needs to be asked.',
        ],
        ['直接用“填表”从台账生成，或提交共享申请。', 'Fill the form from the ledger, or apply for sharing.'],
      ),
      row(
        'held-elsewhere',
        'block',
        'R7-18',
        { fieldsElsewhere: '> 0' },
        [
          '有 {fieldsElsewhere} 个字段由其他部门掌握，能共享的不得重复采集。',
          '{fieldsElsewhere} fields are held by other bodies; what can be shared may not be collected again.',
        ],
        ['把这些字段转为共享申请，或删去。', 'Turn them into share applications, or drop them.'],
      ),
    ],
  ),
  table(
    'overlaps',
    ['重复事项', 'Overlapping requests'],
    [
      row(
        'duplicate',
        'block',
        'R7-18',
        { overlapShare: '>= duplicateShare' },
        ['与在办事项重复 {overlapShare}%。', '{overlapShare}% is already asked by a live request.'],
        ['与该事项合并，由同一次填报供两家使用。', 'Merge with it: one answer serves both.'],
      ),
      row(
        'overlap',
        'warn',
        'R7-18',
        { overlapShare: '>= overlapShareWarned 且 < duplicateShare' },
        ['与在办事项有 {overlapShare}% 相同。', '{overlapShare}% is the same as a live request.'],
        ['看看能否删去重复字段或合并。', 'See whether the same fields can be dropped, or the two merged.'],
      ),
    ],
    [
      parameter('duplicateShare', '视为重复的比例', 'share that counts as duplicate', '%', 80, 60, 95),
      parameter('overlapShareWarned', '提醒的重复比例', 'share that is warned of', '%', 30, 10, 50),
    ],
  ),
  table(
    'duties',
    ['履职事项清单', 'The duty list'],
    [
      row(
        'not-named',
        'block',
        'R4-15',
        { dutyClass: '属于 (unnamed)' },
        ['没有写明对应的履职事项。', 'It names no item of the duty list.'],
        [
          '从清单里选一项；清单没有的，走例外通道。',
          'Choose an item; what is not on the list goes by the exception lane.',
        ],
      ),
      row(
        'taken-back',
        'block',
        'R4-15',
        { dutyClass: '属于 (taken-back)' },
        [
          '该事项已由上级收回，不得再要求乡镇、村承担。',
          'This duty was taken back by the higher level and may not be asked below.',
        ],
        ['由收回的部门自行办理。', 'The body that took it back does it itself.'],
      ),
      row(
        'shared-without-main-part',
        'block',
        'R4-15',
        { dutyClass: '属于 (shared)', mainPartSupplied: '否' },
        [
          '配合事项：牵头部门还没有先完成自己的部分。',
          'A shared duty: the main department has not done its part first.',
        ],
        ['写明牵头部门已提供了什么，再请基层配合。', 'Say what the main department has supplied, then ask for help.'],
      ),
      row(
        'off-list',
        'block',
        'R4-15',
        { dutyClass: '属于 (off-list)', lane: '属于 (filed-list, one-matter, urgent)' },
        ['清单之外的事项不能走普通通道。', 'What is not on the list cannot go by this lane.'],
        [
          '走例外通道，写明理由和随之下放的人、财、权。',
          'Use the exception lane, with the reason and the resources that follow.',
        ],
      ),
      row(
        'off-list-without-resources',
        'block',
        'R4-15',
        { dutyClass: '属于 (off-list)', lane: '属于 (exception)', resourcesFollow: '否' },
        [
          '清单外事项没有写明权随事转、费随事转。',
          'It is not on the list and says nothing of the resources that follow.',
        ],
        ['写明随事项下放的人员、经费、权限。', 'Say which people, money and authority follow the task.'],
      ),
      row(
        'off-list-exception',
        'warn',
        'R4-15',
        { dutyClass: '属于 (off-list)', lane: '属于 (exception)', resourcesFollow: '是' },
        ['清单外例外事项，准入办须具体说明。', 'An exception: the gate office must give its reason.'],
        ['等待准入办决定。', 'Wait for the gate’s decision.'],
      ),
      row(
        'village-without-county',
        'block',
        'R5-16',
        { targetLevel: '属于 (village)', isCountyApproved: '否' },
        ['直接向村（社区）要的事项须经县级审批。', 'What is asked of villages needs county approval.'],
        ['由县级部门提出，或改为由乡镇办理。', 'Have a county department ask, or ask townships instead.'],
      ),
    ],
  ),
  table(
    'documents',
    ['文件与材料', 'Documents and papers'],
    [
      row(
        'more-than-last-year',
        'block',
        'R1-1',
        { kind: '属于 (document)', documentsAboveLastYear: '> 0', explainsMoreDocuments: '否' },
        [
          '今年发文已比去年全年多 {documentsAboveLastYear} 件，没有书面说明。',
          'This is {documentsAboveLastYear} above last year’s total of documents, without a written explanation.',
        ],
        ['写明增加的原因，或不发、合并发。', 'Explain in writing, or merge it with another.'],
      ),
      row(
        'more-explained',
        'measure',
        'R1-1',
        { kind: '属于 (document)', documentsAboveLastYear: '> 0', explainsMoreDocuments: '是' },
        [
          '今年发文比去年全年多 {documentsAboveLastYear} 件，说明将公开。',
          '{documentsAboveLastYear} above last year; the explanation is published.',
        ],
        ['下半年压减发文。', 'Send fewer in the rest of the year.'],
      ),
      row(
        'too-long',
        'warn',
        'R1-2',
        { noticeCharacters: '> longestNotice', isSingleMatter: '否' },
        [
          '通知 {noticeCharacters} 字，超过 {longestNotice} 字。',
          'The notice has {noticeCharacters} characters, above {longestNotice}.',
        ],
        ['删短。', 'Shorten it.'],
      ),
      row(
        'too-long-single',
        'warn',
        'R1-2',
        { noticeCharacters: '> longestSingleNotice', isSingleMatter: '是' },
        [
          '单项工作通知 {noticeCharacters} 字，超过 {longestSingleNotice} 字。',
          'A notice on one matter has {noticeCharacters} characters, above {longestSingleNotice}.',
        ],
        ['删短。', 'Shorten it.'],
      ),
      row(
        'implementation-report',
        'block',
        'R1-3',
        { asksImplementationReport: '是' },
        ['要求报送贯彻落实情况。', 'It asks for a report on how it is carried out.'],
        ['删去这一要求，效果由实际工作体现。', 'Take that out: the effect shows in the work.'],
      ),
      row(
        'supporting-documents',
        'block',
        'R1-3',
        { asksSupportingDocuments: '是' },
        ['要求基层制定配套文件。', 'It asks for supporting documents.'],
        ['删去这一要求。', 'Take that out.'],
      ),
    ],
    [
      { ...parameter('longestNotice', '通知字数上限', 'longest notice', '字', 5000, 5000, 5000), core: true },
      {
        ...parameter(
          'longestSingleNotice',
          '单项工作通知字数上限',
          'longest notice on one matter',
          '字',
          4000,
          4000,
          4000,
        ),
        core: true,
      },
    ],
  ),
  table(
    'formalism',
    ['形式主义', 'Formalism'],
    [
      row(
        'trace-evidence',
        'block',
        'R1-6',
        { asksTraceEvidence: '是' },
        ['以发文、开会、照片、笔记、批示等留痕评价工作。', 'It judges work by documents, meetings, photos or notes.'],
        ['改为看实际效果。', 'Judge by effect instead.'],
      ),
      row(
        'trace-field',
        'block',
        'R2-11',
        { traceFieldsWithoutUse: '> 0' },
        [
          '有 {traceFieldsWithoutUse} 个照片、视频或定位字段没有写用途和期限。',
          '{traceFieldsWithoutUse} photo, video or position fields have no stated use and expiry.',
        ],
        ['删去，或逐个写明用途和到期日。', 'Drop them, or state use and expiry of each.'],
      ),
      row(
        'check-in',
        'block',
        'R2-11',
        { asksCheckIn: '是' },
        [
          '要求打卡、积分、点赞、强制下载、登录或在线时长。',
          'It asks for check-ins, points, likes, downloads, logins or time online.',
        ],
        ['删去这一要求。', 'Take that out.'],
      ),
      row(
        'responsibility-letter',
        'block',
        'R1-7',
        { asksResponsibilityLetter: '是' },
        ['要求签责任状。', 'It asks for a responsibility letter.'],
        ['删去责任状。', 'Take the letter out.'],
      ),
      row(
        'veto',
        'block',
        'R1-7',
        { hasVeto: '是' },
        ['设“一票否决”。', 'It has a veto.'],
        [
          '删去“一票否决”；确有规定的，由具名批准人放行。',
          'Take it out; where a law has it, a named approver lets it pass.',
        ],
      ),
      row(
        'ranking',
        'block',
        'R1-7',
        { asksRanking: '是' },
        ['按月或按季排名通报。', 'It ranks monthly or quarterly.'],
        ['删去排名，或改为年度。', 'Take the ranking out, or make it yearly.'],
      ),
    ],
  ),
  table(
    'inspections',
    ['督查检查考核', 'Inspections'],
    [
      row(
        'not-planned',
        'block',
        'R1-8',
        { kind: '属于 (inspection)', isPlannedInspection: '否' },
        ['没有列入年度督查检查考核计划。', 'It is not in the yearly inspection plan.'],
        ['列入计划后再来，或并入同类检查。', 'Have it planned, or join one of the same kind.'],
      ),
      row(
        'disguised',
        'block',
        'R1-8',
        { kind: '属于 (data, report, meeting, document)', hasScoring: '是' },
        [
          '以调研、报表名义打分评级，按督查检查考核办理。',
          'Called research or a report, it scores: it is an inspection.',
        ],
        [
          '改为“督查检查考核”类并附计划号，或删去打分。',
          'File it as an inspection with its plan number, or take the scoring out.',
        ],
      ),
      local(
        row(
          'second-of-year',
          'block',
          'R1-8',
          { kind: '属于 (inspection)', inspectionsOfIssuerThisYear: '>= mostInspections' },
          [
            '你单位今年已有 {inspectionsOfIssuerThisYear} 次，至多 {mostInspections} 次。',
            'Your body has had {inspectionsOfIssuerThisYear} this year; {mostInspections} is the most.',
          ],
          ['与已有的合并进行。', 'Combine it with the one there is.'],
        ),
      ),
      local(
        row(
          'visits-in-week',
          'block',
          'R5-16',
          { kind: '属于 (inspection)', visitsSameWeek: '>= mostVisitsInWeek' },
          [
            '有村当周已有 {visitsSameWeek} 次检查，至多 {mostVisitsInWeek} 次。',
            'A village already has {visitsSameWeek} visits that week; {mostVisitsInWeek} are the most.',
          ],
          ['换一周，或联合检查。', 'Choose another week, or go together.'],
        ),
      ),
    ],
    [
      parameter('mostInspections', '每单位每年检查次数上限', 'most inspections of a body in a year', '次', 1, 1, 3),
      parameter('mostVisitsInWeek', '每村每周检查次数上限', 'most visits to a village in a week', '次', 2, 1, 2),
    ],
  ),
  table(
    'collisions',
    ['检查与会议相撞', 'Collisions'],
    [
      row(
        'near-visit',
        'warn',
        'R1-8',
        { kind: '属于 (inspection, meeting)', nearVisits: '> 0' },
        [
          '前后几日内同一单位还有 {nearVisits} 次检查或会议。',
          'The same unit has {nearVisits} other inspections or meetings nearby.',
        ],
        ['错开时间或合并。', 'Move it, or combine them.'],
      ),
    ],
  ),
  table(
    'campaigns-and-apps',
    ['创建示范与应用', 'Campaigns and apps'],
    [
      row(
        'not-listed',
        'block',
        'R1-10',
        { kind: '属于 (campaign)', isListedCampaign: '否' },
        [
          '不在批准的创建示范清单内，不得向县以下布置。',
          'It is not on the approved list and may not go below the county.',
        ],
        ['经批准列入清单后再来。', 'Have it approved and listed first.'],
      ),
      row(
        'app-below-county',
        'block',
        'R3-12',
        { kind: '属于 (app)', appBelowCounty: '是' },
        ['县以下单位不得开发政务应用。', 'Units below the county may not develop such apps.'],
        ['使用省、市、县已有平台。', 'Use a platform of the county or above.'],
      ),
      row(
        'app-not-filed',
        'block',
        'R3-12',
        { kind: '属于 (app)', isFiledApp: '否' },
        ['应用没有备案，不得要求任何人使用。', 'The app is not filed; nobody may be required to use it.'],
        ['先完成备案并填写备案号。', 'File it and give the filing number.'],
      ),
    ],
  ),
  table(
    'certificates-and-surveys',
    ['证明与统计调查', 'Certificates and surveys'],
    [
      row(
        'certificate',
        'block',
        'R6-17',
        { demandsCertificate: '是' },
        ['要求村（社区）开具不应由其开具的证明。', 'It demands a certificate a village must not issue.'],
        ['由有权机关出具，或以数据共享代替。', 'The competent body issues it, or shared data takes its place.'],
      ),
      row(
        'survey-without-number',
        'block',
        'TJ-20',
        { isStatisticalSurvey: '是', hasSurveyNumber: '否' },
        ['统计调查表没有批准文号或制定机关。', 'A statistical survey without approval number or maker.'],
        ['填写文号、制定机关和有效期。', 'Give number, maker and expiry.'],
      ),
      row(
        'survey-expired',
        'block',
        'TJ-20',
        { isStatisticalSurvey: '是', surveyExpired: '是' },
        ['统计调查表已过有效期。', 'The survey has expired.'],
        ['换用有效的调查表。', 'Use one that is in force.'],
      ),
    ],
  ),
  table(
    'budget',
    ['填报预算', 'Budgets of minutes'],
    [
      row(
        'department-over',
        'block',
        'S15-budget',
        { departmentMinutesOver: '> 0' },
        [
          '超出你单位年度预算 {departmentMinutesOver} 分钟。',
          'This is {departmentMinutesOver} minutes above your yearly budget.',
        ],
        ['删减字段或范围，看代价降下来。', 'Trim fields or areas and watch the price fall.'],
      ),
      row(
        'villages-over',
        'block',
        'S15-budget',
        { villagesOverBudget: '> 0' },
        [
          '有 {villagesOverBudget} 个村会超出当月预算。',
          '{villagesOverBudget} villages would be above their monthly budget.',
        ],
        ['换一个月、减少字段，或去掉这些村。', 'Choose another month, fewer fields, or leave those villages out.'],
      ),
    ],
  ),
]
