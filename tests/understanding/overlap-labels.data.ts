/**
 * Pairs of the shared forms (F…), and of the unseen sets (A…, B…), that ask the same or in part the same, judged by reading the headers of both. All other pairs are neither.
 * `duplicate`: a gatekeeper would let only one pass. `overlapping`: a real part, beyond who and where, is in both; either way counts as found.
 * `either`: may be called duplicate or overlapping, must be found. `open`: defensible both as overlapping and as neither; in no figure.
 */
export interface LabelledPair {
  readonly a: string
  readonly b: string
  readonly is: 'duplicate' | 'overlapping' | 'either' | 'open'
  readonly because: string
}

export const labelledPairs: readonly LabelledPair[] = [
  {
    a: 'F0b477aa0',
    b: 'Fb357a91b',
    is: 'duplicate',
    because:
      '重点青少年: guardian, offence and helper columns are the same in both; one is the export, the other the import of the same register.',
  },
  {
    a: 'Fac121f8e',
    b: 'Ff0acfbe3',
    is: 'duplicate',
    because:
      'Monitored households: 20 of 24 columns of the household form are in the monitoring form, in the same order.',
  },
  {
    a: 'Fbe3ed329',
    b: 'Fda3d11fe',
    is: 'duplicate',
    because:
      'Short form of the seventh and of the sixth census: the same questions ten years apart; the headers name no period.',
  },
  {
    a: 'F60171caf',
    b: 'Ff06cac12',
    is: 'overlapping',
    because:
      'The same template of two counties, but urban and rural recipients: the same columns about other people, so not a second ask.',
  },
  {
    a: 'F53a6d5f2',
    b: 'Fa91c22f0',
    is: 'overlapping',
    because: 'Both ask number, user, subject, time and text of each message; each adds its own one or two columns.',
  },
  {
    a: 'F53a6d5f2',
    b: 'F49814217',
    is: 'overlapping',
    because: 'As before: the five columns of the message, then the answer instead of the class.',
  },
  { a: 'Fa91c22f0', b: 'F49814217', is: 'overlapping', because: 'As before.' },
  {
    a: 'F034e6500',
    b: 'Fe883ccf3',
    is: 'overlapping',
    because:
      'Students in hardship: the student and the whole block on family members are in both; recognition here, application there.',
  },
  {
    a: 'F389100b7',
    b: 'F9aa625bc',
    is: 'overlapping',
    because: 'Poor households: the block on members, housing, water, insurance, income.',
  },
  {
    a: 'F49689e83',
    b: 'F4c6494f8',
    is: 'overlapping',
    because: 'Firms that resume work: credit code, representative, contact, address, number and day.',
  },
  {
    a: 'F60171caf',
    b: 'Ff28adf6a',
    is: 'overlapping',
    because: 'Urban minimum living: households, persons, the old, the minors, money of the month and a head.',
  },
  {
    a: 'Fbe3ed329',
    b: 'F52a6fdb0',
    is: 'overlapping',
    because: 'Long form and short form of one census: births, deaths, place of registration, when and why it was left.',
  },
  { a: 'Fda3d11fe', b: 'F52a6fdb0', is: 'overlapping', because: 'As before, with the census ten years earlier.' },
  {
    a: 'F0dffb644',
    b: 'F54b569b1',
    is: 'open',
    because: 'Persons of two kinds of family are in both; one then asks changes, the other money.',
  },
  { a: 'Ff06cac12', b: 'Ff28adf6a', is: 'open', because: 'The same columns about rural and about urban recipients.' },
  {
    a: 'F8e50dc71',
    b: 'Fbe3ed329',
    is: 'open',
    because: 'Household type, people, housing, schooling: a frame every survey of the bureau has.',
  },
  { a: 'F8e50dc71', b: 'Fda3d11fe', is: 'open', because: 'As before.' },
  {
    a: 'F8e50dc71',
    b: 'F4fee64a8',
    is: 'open',
    because: 'Schooling, marriage, household type and source of housing; otherwise another survey.',
  },
  {
    a: 'F33332f06',
    b: 'Fffde90c7',
    is: 'open',
    because:
      'Two forms of one system: the common block of a person (13 columns) about migrants here and those left behind there.',
  },
  {
    a: 'F21a36100',
    b: 'Fd8b3cdf9',
    is: 'open',
    because: 'Both are no more than number, head and address of a household.',
  },
  { a: 'F21a36100', b: 'Fc1791d66', is: 'open', because: 'As before.' },
  { a: 'Fc1791d66', b: 'F0b477aa0', is: 'open', because: 'Five columns of who made and changed the record.' },
  {
    a: 'F968a43fe',
    b: 'Ffad29eda',
    is: 'open',
    because: 'Points of a household: single entries here, the year’s sum there; place and household are the same.',
  },
  { a: 'Fac121f8e', b: 'Fd8b3cdf9', is: 'open', because: 'Household, head, address and size.' },
  { a: 'Ff0acfbe3', b: 'Fd8b3cdf9', is: 'open', because: 'As before.' },
  {
    a: 'F489fa889',
    b: 'Fc56e3cc1',
    is: 'open',
    because: 'Totals of disabled people who need, and who got, rehabilitation.',
  },
  {
    a: 'F9d6e7da9',
    b: 'Fd95ad89c',
    is: 'open',
    because: 'Hepatitis B vaccination of children: history and doses, asked differently.',
  },
  {
    a: 'F7f305a59',
    b: 'Fbfb11264',
    is: 'open',
    because: 'Forms of one system about drug users and released prisoners: helped how, by whom, offences.',
  },
  {
    a: 'F7f305a59',
    b: 'F49f840ed',
    is: 'open',
    because: 'As before, with HIV: offences, helper and help are in both.',
  },
  { a: 'F49f840ed', b: 'F0b477aa0', is: 'open', because: 'As before, with young people.' },
  { a: 'F49f840ed', b: 'Fb357a91b', is: 'open', because: 'As before.' },
  { a: 'F7f305a59', b: 'F0b477aa0', is: 'open', because: 'As before.' },
  { a: 'F1383ca52', b: 'Fbfb5aa03', is: 'open', because: 'Credit of farmers: who, then grade here and refusal there.' },
  {
    a: 'Fcd4207c9',
    b: 'F3695e6f8',
    is: 'open',
    because: 'The register and the statistics made from it: the same diseases, cases here, counts there.',
  },
  {
    a: 'A01',
    b: 'B01',
    is: 'either',
    because:
      'Households on minimum living: village, head, persons covered, monthly amount, account; the second adds who left.',
  },
  {
    a: 'A23',
    b: 'B11',
    is: 'either',
    because:
      'Disabled people: certificate, class, grade, marriage, schooling, work, guardian; one adds needs, the other subsidies.',
  },
  {
    a: 'A25',
    b: 'A26',
    is: 'either',
    because: 'Safety of rural houses: owner, place, year, storeys, area, use, grade of danger.',
  },
  {
    a: 'A25',
    b: 'A41',
    is: 'overlapping',
    because:
      'House: head, members, place, area, structure, storeys, year; the second is about the plot and its boundaries.',
  },
  {
    a: 'A10',
    b: 'B25',
    is: 'overlapping',
    because:
      'Household and each member: relation, schooling, both insurances; otherwise work here, house and land there.',
  },
  {
    a: 'A40',
    b: 'B20',
    is: 'overlapping',
    because: 'A village in figures: households, registered and resident population, women.',
  },
  { a: 'A39', b: 'B03', is: 'open', because: 'Population of sixty and of eighty years and more is counted in both.' },
  { a: 'A39', b: 'B20', is: 'open', because: 'Men, women, those away.' },
  { a: 'A26', b: 'A41', is: 'open', because: 'Owner, area, storeys, year.' },
  {
    a: 'A02',
    b: 'A23',
    is: 'open',
    because: 'Certificate, class and grade of disability, guardian: what every list of disabled people has.',
  },
  { a: 'A02', b: 'B11', is: 'open', because: 'As before.' },
  { a: 'A03', b: 'B24', is: 'open', because: 'The same people of eighty and more; little beside name and age.' },
  { a: 'A33', b: 'B23', is: 'open', because: 'Village officials: post, number, telephone.' },
  {
    a: 'A04',
    b: 'B04',
    is: 'open',
    because: 'Children with school, health, both parents and guardian; two groups that overlap in life.',
  },
  { a: 'A06', b: 'B20', is: 'open', because: 'Men and women are counted in both, of other people.' },
  {
    a: 'A04',
    b: 'F2ef9331a',
    is: 'duplicate',
    because: 'Children left behind: child, parents, place of work, guardian, kind of guardianship, source of income.',
  },
  {
    a: 'A06',
    b: 'F60171caf',
    is: 'either',
    because: 'Minimum living: households, persons, the old, minors, disabled, women, new ones, money paid.',
  },
  { a: 'A06', b: 'Ff06cac12', is: 'either', because: 'As before.' },
  { a: 'A06', b: 'Ff28adf6a', is: 'either', because: 'As before.' },
  {
    a: 'A30',
    b: 'F33332f06',
    is: 'either',
    because: 'Migrants: former name, place of registration and of living, reason and day of coming, occupation.',
  },
  { a: 'A31', b: 'F0d81a5b9', is: 'either', because: 'Rented houses: address, area, owner, tenant, use, hazard.' },
  {
    a: 'A17',
    b: 'Fdbaf6913',
    is: 'either',
    because: 'Severe mental illness: first onset, diagnosis, risk grade, guardian.',
  },
  {
    a: 'A32',
    b: 'F8bfd4234',
    is: 'open',
    because: 'Party members: person, schooling; joining here, school and degree there.',
  },
  {
    a: 'A10',
    b: 'F8a5b0408',
    is: 'either',
    because: 'Household members of helped households: relation, schooling, health, skills, work, insurances.',
  },
  {
    a: 'A09',
    b: 'Fac121f8e',
    is: 'either',
    because: 'Monitored households: head, members, kind, when found, risk, whether it is over and when.',
  },
  { a: 'A09', b: 'Ff0acfbe3', is: 'either', because: 'As before.' },
  { a: 'A10', b: 'F9aa625bc', is: 'overlapping', because: 'Poor households: the block on members.' },
  { a: 'A10', b: 'F389100b7', is: 'overlapping', because: 'As before.' },
  { a: 'B25', b: 'F389100b7', is: 'overlapping', because: 'Household, members, house, land.' },
  { a: 'B25', b: 'F8a5b0408', is: 'open', because: 'Members with schooling, insurances, work.' },
  { a: 'B25', b: 'F9aa625bc', is: 'open', because: 'As before, with house.' },
  { a: 'A29', b: 'F1d9f7e2d', is: 'either', because: 'Disputes: parties, what it is about, how it was settled.' },
  {
    a: 'B15',
    b: 'Fbfb11264',
    is: 'either',
    because: 'Released prisoners: offence, term, prison, day of release, repeated, settled, helped.',
  },
  { a: 'A12', b: 'F2a5b8fca', is: 'open', because: 'Rebuilding, of toilets and of houses.' },
  { a: 'B12', b: 'F2a5b8fca', is: 'open', because: 'Rebuilding of houses: kind of household, way of building, area.' },
  { a: 'A36', b: 'F3261bbf1', is: 'either', because: 'Pupils who got aid: school year, item, amount, parent.' },
  { a: 'A36', b: 'Fe883ccf3', is: 'open', because: 'Students in hardship: aid given here, family there.' },
  { a: 'A36', b: 'F034e6500', is: 'open', because: 'As before.' },
  { a: 'B04', b: 'F610a95ed', is: 'either', because: 'Children in difficulty: kind, school, health, guardian.' },
  { a: 'B04', b: 'F2ef9331a', is: 'open', because: 'Children with both parents and guardian; two groups.' },
  { a: 'A08', b: 'Ffb7fe6ef', is: 'open', because: 'Temporary aid: household, size; reason here, history there.' },
  { a: 'A20', b: 'F57d79dbd', is: 'either', because: 'Workers away: schooling, place, work, time, income.' },
  { a: 'A27', b: 'Fabf124af', is: 'either', because: 'Hazards: what, what is to be done, by when.' },
  { a: 'A27', b: 'F17a33472', is: 'open', because: 'Hazards, by their numbers only.' },
  { a: 'A42', b: 'F4c6494f8', is: 'open', because: 'Firm: code, representative, address, kind.' },
  { a: 'A42', b: 'F105ee4b0', is: 'open', because: 'Shops: name, address, owner, telephone.' },
  { a: 'A05', b: 'F610a95ed', is: 'open', because: 'Children helped: kind, guardian or recipient, standard.' },
  { a: 'A19', b: 'F0814d25d', is: 'open', because: 'Insured persons of a village.' },
  { a: 'A24', b: 'F489fa889', is: 'either', because: 'Disabled people counted by class.' },
  { a: 'A23', b: 'F8933436c', is: 'open', because: 'Certificate, class, grade, minimum living.' },
  { a: 'B11', b: 'F8933436c', is: 'open', because: 'As before.' },
  { a: 'A02', b: 'F8933436c', is: 'open', because: 'As before.' },
  { a: 'A23', b: 'Fcc871dc5', is: 'open', because: 'Disabled people: certificate, class; family there.' },
  { a: 'B11', b: 'Fcc871dc5', is: 'open', because: 'As before.' },
  // Added after the first run, by reading every unlabelled pair it flagged; the pairs not listed here stayed wrong.
  {
    a: 'F389100b7',
    b: 'Fc544be84',
    is: 'overlapping',
    because: 'Household’s land by kind and its animals by kind are asked in both.',
  },
  {
    a: 'A20',
    b: 'F8a5b0408',
    is: 'overlapping',
    because: 'Skills, place, employer and time of work away are asked of the same household members.',
  },
  {
    a: 'A42',
    b: 'B07',
    is: 'overlapping',
    because: 'Nine columns of a business: code, name, owner, place, trade, founding, staff, turnover.',
  },
  {
    a: 'B06',
    b: 'F9aa625bc',
    is: 'open',
    because: 'The same four kinds of income, summed up here and by household there.',
  },
  { a: 'A30', b: 'F4fee64a8', is: 'open', because: 'Migrants: from where, since when, why.' },
  {
    a: 'B11',
    b: 'F8a5b0408',
    is: 'open',
    because: 'Disability, marriage, insurance, minimum living of members of helped households.',
  },
]
