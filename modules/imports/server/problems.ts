import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('imports', {
  importNotFound: {
    status: 404,
    title: { zh: '没有这次导入，或不在您的辖区内', en: 'There is no such import, or it is outside your area' },
    nextStep: { zh: '请回到“导入”列表查看。', en: 'Go back to the list of imports.' },
  },
  noTable: {
    status: 422,
    title: { zh: '文件里没有找到一行一条记录的表', en: 'The file holds no table with one record a row' },
    nextStep: {
      zh: '请保留一行表头、下面每行一条记录，去掉统计表和登记卡后再上传。',
      en: 'Keep one header and one record a row below it, without statistics or cards, then upload again.',
    },
  },
  noRows: {
    status: 422,
    title: { zh: '表头下面没有数据', en: 'There is no data below the header' },
    nextStep: { zh: '请填好数据后再上传。', en: 'Fill in the data, then upload again.' },
  },
  areaOutsideScope: {
    status: 403,
    title: { zh: '区划 {areaCode} 不在您的管辖范围内', en: 'Area {areaCode} is outside your scope' },
    nextStep: { zh: '请选择您负责的镇、村。', en: 'Choose an area of your own.' },
  },
  elementNotKnown: {
    status: 422,
    title: { zh: '目录里没有数据元“{element}”', en: 'The catalogue has no data element {element}' },
    nextStep: {
      zh: '请从目录中选择，或把这一列设为不导入。',
      en: 'Choose one of the catalogue, or leave the column out.',
    },
  },
  columnNotFound: {
    status: 422,
    title: { zh: '文件里没有第 {column} 列', en: 'The file has no column {column}' },
    nextStep: { zh: '请从页面上列出的列中选择。', en: 'Choose one of the columns listed.' },
  },
  elementTwice: {
    status: 422,
    title: {
      zh: '第 {first} 列和第 {second} 列都对应“{element}”',
      en: 'Columns {first} and {second} are both mapped to {element}',
    },
    nextStep: {
      zh: '请只保留一列，另一列设为不导入或改选数据元。',
      en: 'Keep one of them; leave the other out or map it to another element.',
    },
  },
  elementNotTaken: {
    status: 422,
    title: { zh: '“{element}”不能这样导入', en: '{element} cannot be imported this way' },
    nextStep: {
      zh: '它由其他数据推算、属于专门管理的数据，或属于另一类对象；请把这一列设为不导入，或改选对象类型。',
      en: 'It is derived, kept in the vault, or belongs to another entity; leave the column out or choose another entity.',
    },
  },
  entityNotTaken: {
    status: 422,
    title: { zh: '区划不能通过导入修改', en: 'Areas cannot be changed by an import' },
    nextStep: { zh: '请选择人员、家庭、房屋等对象。', en: 'Choose persons, households, dwellings or another entity.' },
  },
  entityNotKnown: {
    status: 422,
    title: { zh: '没有“{entity}”这类对象', en: 'There is no entity {entity}' },
    nextStep: { zh: '可选：{entities}。', en: 'Choose one of: {entities}.' },
  },
  sheetNotFound: {
    status: 404,
    title: { zh: '文件里没有名为“{sheet}”的名单', en: 'The file has no list on a sheet {sheet}' },
    nextStep: { zh: '文件里的名单：{sheets}。', en: 'The lists of the file: {sheets}.' },
  },
  fileNotFound: {
    status: 404,
    title: { zh: '找不到文件 {file}', en: 'There is no file {file}' },
    nextStep: { zh: '请核对路径后再试。', en: 'Check the path, then try again.' },
  },
  nothingMapped: {
    status: 422,
    title: { zh: '还没有列对应到数据元', en: 'No column is mapped to a data element yet' },
    nextStep: { zh: '请先为各列选择数据元。', en: 'Map the columns to data elements first.' },
  },
  importStarted: {
    status: 409,
    title: { zh: '这次导入已经开始，不能再改对照', en: 'This import has started; its mapping is fixed' },
    nextStep: {
      zh: '需要改对照时，请重新上传文件；已导入的内容不会重复。',
      en: 'Upload the file again to map it differently; nothing is taken twice.',
    },
  },
  importEnded: {
    status: 409,
    title: { zh: '这次导入已经结束，不能取消', en: 'This import has ended and cannot be cancelled' },
    nextStep: { zh: '已导入的内容可在台账中更正。', en: 'What is in can be corrected in the ledger.' },
  },
  brokeOff: {
    status: 503,
    title: { zh: '导入多次中断，没有完成', en: 'The import broke off several times and did not finish' },
    nextStep: {
      zh: '已导入的行都在；请稍后再次运行，会从中断处继续。仍不行时请把时间告诉管理员。',
      en: 'The rows so far are in. Run it again later, it goes on where it stopped; if it fails again, tell the operator the time.',
    },
  },
  nothingRefused: {
    status: 404,
    title: { zh: '这次导入没有退回的行', en: 'This import has no refused rows' },
    nextStep: { zh: '不需要处理。', en: 'There is nothing to do.' },
  },
  mappingFileNotReadable: {
    status: 422,
    title: { zh: '对照文件读不懂：{why}', en: 'The mapping file cannot be read: {why}' },
    nextStep: {
      zh: '形如 {"columns":[{"column":1,"element":"person_name"}]}，见 docs/guides/commands.md。',
      en: 'It looks like {"columns":[{"column":1,"element":"person_name"}]}; see docs/guides/commands.md.',
    },
  },
})
