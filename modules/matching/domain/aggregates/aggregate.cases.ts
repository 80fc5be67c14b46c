/** Statistics forms of a county office as they are usual, and what their headers ask for. None of them is a labelled form. */
export interface AggregateCase {
  readonly title: string
  /** Header path with `/` between its texts → `measure entity [field] | filter`; `–` when it asks for no figure. */
  readonly headers: readonly (readonly [path: string, asked: string])[]
}

export const statisticsCases: readonly AggregateCase[] = [
  {
    title: '××县高龄津贴发放情况统计表',
    headers: [
      ['乡镇', '–'],
      ['80-89周岁/人数', "count person | subsidy_program=='old_age' && age>=80 && age<90"],
      ['80-89周岁/金额(元)', "sum event subsidy_amount | subsidy_program=='old_age' && age>=80 && age<90"],
      ['100周岁及以上/人数', "count person | subsidy_program=='old_age' && age>=100"],
      ['合计/人数', "count person | subsidy_program=='old_age'"],
      ['本月新增人数', "count person | subsidy_program=='old_age' && start_month==report_month"],
      ['本月停发人数', "count person | subsidy_program=='old_age' && end_month==report_month"],
      ['备注', '–'],
    ],
  },
  {
    title: '残疾人两项补贴发放统计表',
    headers: [
      ['地区', '–'],
      ['困难残疾人生活补贴/人数(人)', "count person | subsidy_program=='disability_living'"],
      ['重度残疾人护理补贴/金额(万元)', "sum event subsidy_amount | subsidy_program=='disability_care'"],
      [
        '累计发放资金(万元)',
        "sum event subsidy_amount | subsidy_program in ('disability_living', 'disability_care') && ytd",
      ],
    ],
  },
  {
    title: '农村居民最低生活保障统计表',
    headers: [
      [
        '当月资金支出/其中/残疾人补贴',
        "sum event subsidy_amount | subsidy_program in ('disability_living', 'disability_care') && month==report_month",
      ],
      ['当月资金支出/其中/高龄补贴', "sum event subsidy_amount | subsidy_program=='old_age' && month==report_month"],
    ],
  },
  {
    title: '特困人员供养情况统计表',
    headers: [
      ['总人数', 'count person | person_tekun==true'],
      ['供养方式/集中供养', "count person | person_tekun==true && person_support_mode=='institution'"],
      ['自理能力/半失能', "count person | person_tekun==true && person_self_care=='partial'"],
      ['其中:未成年人', 'count person | person_tekun==true && age<18'],
      ['当月支出资金(万元)', "sum event subsidy_amount | subsidy_program=='tekun' && month==report_month"],
      ['集中供养率(%)', "ratio person | person_tekun==true && person_support_mode=='institution'"],
      ['救助标准(元/月)', '–'],
    ],
  },
  {
    title: '农村留守儿童摸排汇总表',
    headers: [
      ['村(社区)', '–'],
      ['留守儿童总数', "count person | person_left_behind_type=='child' && age<16"],
      ['性别/女', "count person | person_left_behind_type=='child' && age<16 && person_gender=='female'"],
      ['年龄/6-13岁', "count person | person_left_behind_type=='child' && age>=6 && age<14"],
      [
        '就学情况/小学',
        "count person | person_left_behind_type=='child' && age<16 && person_schooling_status=='primary'",
      ],
    ],
  },
  {
    title: '矛盾纠纷排查化解统计表',
    headers: [
      ['乡镇(街道)', '–'],
      ['排查数(件)', "count event | event_category=='dispute'"],
      ['化解数(件)', "count event | event_category=='dispute' && event_state=='closed'"],
      ['化解率(%)', "ratio event | event_category=='dispute' && event_state=='closed'"],
      ['纠纷类型/邻里', "count event | event_category=='dispute' && dispute_type=='neighbour'"],
      ['涉及人数', "sum event event_people_count | event_category=='dispute'"],
    ],
  },
  {
    title: '农村住房安全排查统计表',
    headers: [
      ['农房总数(栋)', 'count dwelling | '],
      ['结构类型/砖混', "count dwelling | dwelling_structure=='brick_concrete'"],
      ['结构类型/其他', "count dwelling | dwelling_structure=='other'"],
      ['鉴定等级/D级', "count dwelling | dwelling_safety_grade=='d'"],
      ['建筑面积(平方米)', 'sum dwelling dwelling_area | '],
    ],
  },
  {
    title: '城乡居民养老保险参保情况月报表',
    headers: [
      ['已参保人数', 'count person | person_pension_insurance==true'],
      ['未参保人数', 'count person | person_pension_insurance==false'],
      ['参保率', 'ratio person | person_pension_insurance==true'],
      ['人均养老金(元)', "avg event subsidy_amount | subsidy_program=='resident_pension'"],
    ],
  },
  {
    title: '耕地地力保护补贴面积汇总表',
    headers: [
      ['农户数(户)', "count household | subsidy_program=='farmland'"],
      ['补贴面积(亩)', "sum enrolment subsidy_area_mu | subsidy_program=='farmland'"],
      ['补贴金额(元)', "sum event subsidy_amount | subsidy_program=='farmland'"],
      ['中央财政拨款(万元)', '–'],
    ],
  },
  {
    title: '党员队伍情况统计表',
    headers: [
      ['支部名称', '–'],
      [
        '其中:女党员',
        "count person | person_political_status in ('party_member', 'probationary_member') && person_gender=='female'",
      ],
      ['35岁以下', "count person | person_political_status in ('party_member', 'probationary_member') && age<35"],
    ],
  },
  {
    title: '人口基本情况统计表',
    headers: [
      ['总户数', 'count household | '],
      ['总人口', 'count person | '],
      ['65岁及以上', 'count person | age>=65'],
      ['少数民族人口', "count person | person_ethnicity!='han'"],
      ['女性占总人口比例(%)', "ratio person | person_gender=='female'"],
      [
        '平均每村党员人数',
        "avg_per person region_village | person_political_status in ('party_member', 'probationary_member')",
      ],
    ],
  },
  {
    // Two groups side by side: each is counted under its own heading.
    title: '各村残疾人及老年人情况统计表',
    headers: [
      ['村名', '–'],
      ['残疾人数', 'count person | person_disability_type!=null'],
      ['60岁以上老年人数', 'count person | age>=60'],
    ],
  },
  {
    title: '各村常住人口年龄结构统计表',
    headers: [
      ['村名', '–'],
      [
        '18-44岁',
        "count person | person_hukou_residence_match in ('same', 'here_without_hukou', 'collective') && age>=18 && age<=44",
      ],
    ],
  },
]

/** Columns of lists that look like figures and are values of the row, or figures of a row that is no person. */
export const listCases: readonly AggregateCase[] = [
  {
    title: '最低生活保障对象动态管理台账',
    headers: [
      ['户主姓名', '–'],
      ['家庭人口', '–'],
      ['保障人数', '–'],
      ['月保障金额(元)', '–'],
      ['年收入(元)', '–'],
    ],
  },
  {
    title: '防止返贫监测对象台账',
    headers: [
      ['户主姓名', '–'],
      ['家庭人口', '–'],
      ['务工人数', 'count person | in_household && person_migrant_work_status==true'],
      ['在校生人数', 'count person | in_household && person_schooling_status!=null'],
    ],
  },
  {
    title: '村级基本情况采集表',
    headers: [
      ['低保户数', 'count household | person_dibao==true'],
      ['60岁以上老人数', 'count person | age>=60'],
      ['村卫生室个数', '–'],
      ['耕地面积(亩)', '–'],
    ],
  },
  {
    title: '企业基本信息表',
    headers: [
      ['从业人员数(人)', '–'],
      ['女职工人数', "count person | org_staff && person_gender=='female'"],
      ['年营业收入(万元)', '–'],
    ],
  },
]
