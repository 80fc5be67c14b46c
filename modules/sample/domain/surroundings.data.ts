/** Words of the village's things and events. */
export const CROPS = ['水稻', '玉米', '油菜', '红薯', '茉莉花', '生姜', '柑橘', '茶叶', '小麦', '蔬菜']
export const PLOT_NAMES = ['大田', '门前田', '坡土', '河坝土', '沟边田', '屋后土', '塘坎田', '岩边土']

export const ENTERPRISES: readonly (readonly [
  { word: string; form: '91' | '92' | '93'; suffix: string; industry: string; type: string },
  number,
])[] = [
  [{ word: '副食', form: '92', suffix: '店', industry: '零售业', type: '个体工商户' }, 22],
  [{ word: '农资', form: '92', suffix: '经营部', industry: '零售业', type: '个体工商户' }, 9],
  [{ word: '小吃', form: '92', suffix: '店', industry: '餐饮业', type: '个体工商户' }, 14],
  [{ word: '茉莉花茶', form: '91', suffix: '有限公司', industry: '酒、饮料和精制茶制造业', type: '有限责任公司' }, 6],
  [{ word: '生姜种植', form: '93', suffix: '专业合作社', industry: '农业', type: '农民专业合作社' }, 9],
  [{ word: '柑橘种植', form: '93', suffix: '专业合作社', industry: '农业', type: '农民专业合作社' }, 8],
  [{ word: '生猪养殖', form: '93', suffix: '专业合作社', industry: '畜牧业', type: '农民专业合作社' }, 7],
  [{ word: '建材', form: '91', suffix: '有限公司', industry: '非金属矿物制品业', type: '有限责任公司' }, 4],
  [{ word: '农家乐', form: '92', suffix: '庄', industry: '餐饮业', type: '个体工商户' }, 6],
  [
    { word: '摩托车修理', form: '92', suffix: '部', industry: '机动车、电子产品和日用产品修理业', type: '个体工商户' },
    5,
  ],
]
export const SHOP_WORDS = [
  '兴隆',
  '永盛',
  '顺发',
  '鑫源',
  '茂林',
  '清溪',
  '春晖',
  '盛达',
  '和美',
  '佳家',
  '金穗',
  '岷江',
  '福临',
  '绿源',
  '宏远',
  '百顺',
]

export interface EventKind {
  readonly category: string
  /** Title and description of one happening. */
  readonly happenings: readonly (readonly [string, string])[]
  readonly results: readonly string[]
  readonly source: 'village' | 'emergency'
  readonly daysToFix: number
}

export const EVENT_KINDS: readonly (readonly [EventKind, number])[] = [
  [
    {
      category: '矛盾纠纷',
      happenings: [
        ['邻里边界纠纷', '双方对宅基地界址说法不一,经村干部现场指认。'],
        ['赡养纠纷', '三名子女对轮流照料老人意见不一。'],
        ['土地承包纠纷', '流转期满后地面附着物归属有争议。'],
        ['山林权属纠纷', '两户林木界线不清,砍伐时发生争执。'],
        ['工资拖欠纠纷', '务工工资未按约定结清。'],
        ['道路通行纠纷', '建房材料堆放影响通行。'],
      ],
      results: ['经村调委会调解,双方签订调解协议。', '已移交镇司法所继续调解。', '当事人和解,已回访。'],
      source: 'village',
      daysToFix: 30,
    },
    30,
  ],
  [
    {
      category: '安全隐患',
      happenings: [
        ['用电线路老化', '入户检查发现线路裸露。'],
        ['液化气瓶超期', '钢瓶检验日期已过。'],
        ['临水路段无护栏', '塘坎边道路缺少防护。'],
        ['地质灾害隐患点巡查', '连续降雨后坡面有细小裂缝。'],
        ['经营性自建房消防通道堵塞', '楼梯间堆放杂物。'],
      ],
      results: ['已当场整改。', '已设置警示标志,列入整改计划。', '复查合格,已销号。'],
      source: 'emergency',
      daysToFix: 15,
    },
    34,
  ],
  [
    {
      category: '探访关爱',
      happenings: [
        ['独居老人探访', '身体状况平稳,居住环境整洁。'],
        ['留守儿童走访', '学习生活正常,与父母每周视频。'],
        ['残疾人家庭走访', '辅助器具需要更换。'],
        ['监测户走访', '屋顶有一处渗水,需要修补。'],
      ],
      results: ['已记录,无需跟进。', '已联系村卫生室上门。', '已报镇民政办。'],
      source: 'village',
      daysToFix: 10,
    },
    40,
  ],
]
