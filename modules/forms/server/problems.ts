import { defineProblems } from '#platform/errors.ts'

export const problems = defineProblems('forms', {
  formNotFound: {
    status: 404,
    title: { zh: '没有这张表', en: 'There is no such form' },
    nextStep: {
      zh: '请回到“表格”列表查看；如刚被删除，可在列表中恢复。',
      en: 'Go back to the list of forms; a deleted form can be restored there.',
    },
  },
  sampleNotFound: {
    status: 404,
    title: { zh: '没有这份示例表', en: 'There is no such sample form' },
    nextStep: { zh: '请上传您自己的表样。', en: 'Upload a form of your own.' },
  },
  formArchived: {
    status: 409,
    title: { zh: '这张表已移出列表', en: 'This form has been archived' },
    nextStep: {
      zh: '请先在“已移出”里恢复它，再填表或改对照。',
      en: 'Restore it from the archived forms first, then fill it or change its mapping.',
    },
  },
  fillNotFound: {
    status: 404,
    title: { zh: '没有这次填表结果', en: 'There is no such fill' },
    nextStep: { zh: '请回到这张表，重新点“填表”。', en: 'Go back to the form and fill it again.' },
  },
  fillNotReady: {
    status: 409,
    title: { zh: '这次填表还没有完成', en: 'This fill is not finished yet' },
    nextStep: { zh: '请等进度走完再下载。', en: 'Wait until it is done, then download.' },
  },
  sheetNotFound: {
    status: 404,
    title: { zh: '这个文件里没有工作表“{sheet}”', en: 'The file has no sheet “{sheet}”' },
    nextStep: { zh: '请从页面上的工作表中选择。', en: 'Choose one of the sheets shown.' },
  },
  headerNotFound: {
    status: 422,
    title: { zh: '工作表“{sheet}”的 {cell} 不是表头', en: '{cell} of sheet “{sheet}” is not a header' },
    nextStep: { zh: '请在表样中点选一个表头单元格。', en: 'Choose a header cell in the template.' },
  },
  elementNotKnown: {
    status: 422,
    title: { zh: '数据元“{element}”不在目录里', en: 'The catalogue has no data element “{element}”' },
    nextStep: {
      zh: '请搜索并选择目录中的数据元，或标为“新数据”。',
      en: 'Search the catalogue and choose one, or mark the header as new.',
    },
  },
  filterNotReadable: {
    status: 422,
    title: { zh: '看不懂填报范围“{filter}”：{why}', en: 'The population “{filter}” cannot be read: {why}' },
    nextStep: { zh: '请改写，例如“80周岁以上的老年人”。', en: 'Write it another way, for example 80周岁以上的老年人.' },
  },
  mappingChanged: {
    status: 409,
    title: { zh: '这张表的对照刚被别人改过', en: 'Someone else has just changed this mapping' },
    nextStep: {
      zh: '页面已取回最新对照，请核对后再改一次；您的修改没有丢，也没有覆盖别人。',
      en: 'The newest mapping is loaded; check it and change again. Nothing was overwritten.',
    },
  },
  versionNotFound: {
    status: 404,
    title: { zh: '没有第 {version} 版对照', en: 'There is no version {version} of the mapping' },
    nextStep: { zh: '请从版本列表中选择。', en: 'Choose one of the versions listed.' },
  },
  cellNotFilled: {
    status: 404,
    title: { zh: '{cell} 不是本系统填的，没有来源可查', en: '{cell} was not filled by this system' },
    nextStep: {
      zh: '请点有底色的单元格；超过 2 万行的名单，来源见下载文件的“来源”表。',
      en: 'Choose a marked cell; lists above 20,000 rows are explained in the sheet 来源 of the download.',
    },
  },
  nothingToFill: {
    status: 422,
    title: { zh: '这张表没有可以填的列', en: 'No column of this form can be filled' },
    nextStep: {
      zh: '请先在“对照”里给表头选定数据元。',
      en: 'Give the headers their data elements in the mapping first.',
    },
  },
  nobodyInScope: {
    status: 422,
    title: { zh: '{area}没有符合“{population}”的对象', en: 'Nobody in {area} belongs to “{population}”' },
    nextStep: {
      zh: '请核对填报范围和区划；确无对象的，可以直接上报空表。',
      en: 'Check population and area; if there is nobody, the blank form can be returned.',
    },
  },
  tooManyCards: {
    status: 422,
    title: {
      zh: '一人一表共有 {count} 份，超过一次 {most} 份',
      en: 'One card each makes {count} cards, more than {most} at once',
    },
    nextStep: { zh: '请缩小区划范围，或只选几个人。', en: 'Choose a smaller area, or single people.' },
  },
  populationNotUnderstood: {
    status: 422,
    title: {
      zh: '“{sheet}”的填报范围里有目录中没有的说法：“{words}”',
      en: 'The population of “{sheet}” has words the catalogue does not know: “{words}”',
    },
    nextStep: {
      zh: '请在表格页面改写填报范围，例如“80周岁以上的老年人”；命令行请用 --confirm 给出 populations。',
      en: 'Write the population another way on the form’s page, or give populations with --confirm on the command line.',
    },
  },
  areaNotACode: {
    status: 422,
    title: { zh: '“{areaCode}”不是 12 位区划代码', en: '“{areaCode}” is not a 12-digit area code' },
    nextStep: {
      zh: '请用 12 位统计用区划代码，例如 511123001000；yici doctor 会列出本库的乡镇。',
      en: 'Give a 12-digit area code, for example 511123001000; yici doctor lists the townships held.',
    },
  },
  areaOutsideScope: {
    status: 403,
    title: { zh: '区划 {areaCode} 不在您的管辖范围内', en: 'Area {areaCode} is outside your scope' },
    nextStep: {
      zh: '请选择您负责的镇、村；需要别处的数据，请由当地填报。',
      en: 'Choose an area of your own; other areas are filled by those who work there.',
    },
  },
  mappingFileNotReadable: {
    status: 422,
    title: { zh: '对照文件读不懂：{why}', en: 'The mapping file cannot be read: {why}' },
    nextStep: {
      zh: '请用 yici understand --json 的输出改写，形状见 docs/guides/commands.md。',
      en: 'Write it after the output of yici understand --json; docs/guides/commands.md gives its shape.',
    },
  },
})
