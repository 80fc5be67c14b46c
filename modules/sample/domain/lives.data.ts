/** Where people of southern Sichuan go to work, with rough shares of the province's migrant monitoring. */
export const WORKPLACES: readonly (readonly [{ place: string; reach: '县外省内' | '省外' | '乡外县内' }, number])[] = [
  [{ place: '四川省成都市', reach: '县外省内' }, 26],
  [{ place: '四川省乐山市市中区', reach: '县外省内' }, 13],
  [{ place: '四川省眉山市', reach: '县外省内' }, 3],
  [{ place: '四川省宜宾市', reach: '县外省内' }, 4],
  [{ place: '广东省深圳市', reach: '省外' }, 9],
  [{ place: '广东省东莞市', reach: '省外' }, 8],
  [{ place: '广东省佛山市', reach: '省外' }, 4],
  [{ place: '浙江省宁波市', reach: '省外' }, 5],
  [{ place: '浙江省杭州市', reach: '省外' }, 4],
  [{ place: '福建省泉州市', reach: '省外' }, 4],
  [{ place: '重庆市渝北区', reach: '省外' }, 3],
  [{ place: '新疆维吾尔自治区乌鲁木齐市', reach: '省外' }, 2],
  [{ place: '西藏自治区拉萨市', reach: '省外' }, 2],
  [{ place: '犍为县玉津镇', reach: '乡外县内' }, 13],
]

export const TRADES = [
  '建筑业',
  '电子装配',
  '制鞋',
  '服装加工',
  '餐饮服务',
  '家政服务',
  '物流快递',
  '装修',
  '机械加工',
  '保安保洁',
  '零售',
  '运输驾驶',
]

export const DISEASES: readonly (readonly [string, number])[] = [
  ['高血压', 42],
  ['2型糖尿病', 17],
  ['慢性阻塞性肺疾病', 11],
  ['冠心病', 10],
  ['脑卒中后遗症', 7],
  ['类风湿关节炎', 7],
  ['慢性肾病', 3],
  ['恶性肿瘤', 3],
]

/** Classes of GB/T 26341 with the shares of certificate holders: 4 limbs, 1 sight, 2 hearing, 6 mind, 5 intellect, 7 several, 3 speech. */
export const DISABILITY_KINDS: readonly (readonly [string, number])[] = [
  ['4', 56],
  ['1', 12],
  ['2', 9],
  ['6', 11],
  ['5', 8],
  ['7', 3],
  ['3', 1.5],
]

export const DISABILITY_GRADES: readonly (readonly [string, number])[] = [
  ['1', 13],
  ['2', 30],
  ['3', 28],
  ['4', 29],
]
