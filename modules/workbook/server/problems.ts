import { defineProblems } from '#platform/errors.ts'

/** Everything this module refuses to read or write. `part` names a part inside the file, `sheet` a sheet, `where` a cell or range. */
export const problems = defineProblems('workbook', {
  empty: {
    status: 422,
    title: { zh: '文件是空的（0 字节）。', en: 'The file is empty (0 bytes).' },
    nextStep: { zh: '请重新保存或重新下载这个文件后再上传。', en: 'Save or download the file again, then upload it.' },
  },
  notAWorkbook: {
    status: 415,
    title: {
      zh: '这不是 Excel 工作簿，看起来是{kind}。',
      en: 'This is not an Excel workbook; it looks like {kindEn}.',
    },
    nextStep: {
      zh: '请上传 .xlsx、.xls、.et 或 .csv 文件；如果内容在其他软件里，请先另存为 .xlsx。',
      en: 'Upload an .xlsx, .xls, .et or .csv file; if the content is in another program, save it as .xlsx first.',
    },
  },
  binaryWorkbook: {
    status: 415,
    title: {
      zh: '这是 .xlsb 二进制工作簿，暂不能读取。',
      en: 'This is an .xlsb binary workbook, which cannot be read.',
    },
    nextStep: {
      zh: '请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
      en: 'Save it as .xlsx in Excel or WPS, then upload it.',
    },
  },
  encrypted: {
    status: 422,
    title: {
      zh: '文件设有打开密码，无法读取。',
      en: 'The file is protected by an opening password and cannot be read.',
    },
    nextStep: {
      zh: '请在 Excel 或 WPS 中打开，取消打开密码后另存，再上传。',
      en: 'Open it in Excel or WPS, remove the opening password, save, and upload again.',
    },
  },
  truncated: {
    status: 422,
    title: {
      zh: '文件不完整，末尾缺失，可能是下载或传输中断。',
      en: 'The file is incomplete: its end is missing, probably because a transfer was cut off.',
    },
    nextStep: {
      zh: '请重新下载或请对方重新发送后再上传。',
      en: 'Download it again or ask the sender for it again, then upload.',
    },
  },
  corrupt: {
    status: 422,
    title: { zh: '文件已损坏，无法读取（{part}）。', en: 'The file is damaged and cannot be read ({part}).' },
    nextStep: {
      zh: '请用 Excel 或 WPS 打开并另存为新的 .xlsx，再上传。',
      en: 'Open it in Excel or WPS, save it as a new .xlsx, and upload that.',
    },
  },
  unsafe: {
    status: 422,
    title: {
      zh: '文件里有不允许的内容（{part}），为安全起见没有打开。',
      en: 'The file holds content that is not allowed ({part}) and was not opened, for safety.',
    },
    nextStep: {
      zh: '请用 Excel 或 WPS 打开原表并另存为新的 .xlsx，再上传；如果不清楚文件来源，请不要使用。',
      en: 'Save the original as a new .xlsx in Excel or WPS; if you do not know where the file comes from, do not use it.',
    },
  },
  tooLarge: {
    status: 413,
    title: { zh: '文件展开后过大（{part}），超过允许的上限。', en: 'The file is too large once unpacked ({part}).' },
    nextStep: {
      zh: '请删除多余的工作表、图片和空行后另存，再上传。',
      en: 'Remove sheets, pictures and empty rows that are not needed, save, and upload again.',
    },
  },
  tooManyCells: {
    status: 413,
    title: {
      zh: '工作表“{sheet}”的单元格超过 {limit} 个，不是模板，而是数据。',
      en: 'Sheet “{sheet}” has more than {limit} cells: it is data, not a template.',
    },
    nextStep: {
      zh: '请用“导入”读取大量数据；作为模板时只保留表头和几行样例。',
      en: 'Use import for large data; as a template keep only the header and a few sample rows.',
    },
  },
  tooWide: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”的范围一直延伸到 {where}，大得不合理，可能是误填或误设了格式。',
      en: 'Sheet “{sheet}” reaches as far as {where}, which cannot be meant; a stray value, border or merge is likely.',
    },
    nextStep: {
      zh: '请删除表格右边和下边多余的行和列后另存，再上传。',
      en: 'Delete the surplus rows and columns to the right of and below the table, save, and upload again.',
    },
  },
  outsideTheSheet: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”引用了不存在的位置 {where}（最多 1048576 行、16384 列）。',
      en: 'Sheet “{sheet}” refers to {where}, which does not exist (1048576 rows and 16384 columns at most).',
    },
    nextStep: {
      zh: '请用 Excel 或 WPS 打开并另存为新的 .xlsx，再上传。',
      en: 'Open it in Excel or WPS, save it as a new .xlsx, and upload that.',
    },
  },
  noSheets: {
    status: 422,
    title: { zh: '文件里没有可以读取的工作表。', en: 'The file has no sheet that can be read.' },
    nextStep: {
      zh: '请确认文件是表格而不是只有图表，另存为 .xlsx 后再上传。',
      en: 'Check that the file holds a table and not only charts, save it as .xlsx, and upload again.',
    },
  },
  sheetNotFound: {
    status: 404,
    title: { zh: '文件里没有名为“{sheet}”的工作表。', en: 'The file has no sheet called “{sheet}”.' },
    nextStep: { zh: '可选的工作表：{sheets}。', en: 'Sheets to choose from: {sheets}.' },
  },
  tookTooLong: {
    status: 422,
    title: {
      zh: '旧格式文件读取超时或占用内存过多，已停止。',
      en: 'Reading this old-format file took too long or too much memory and was stopped.',
    },
    nextStep: {
      zh: '请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
      en: 'Save it as .xlsx in Excel or WPS, then upload it.',
    },
  },
  unknownEncoding: {
    status: 422,
    title: { zh: '无法识别这个文本文件的编码。', en: 'The encoding of this text file cannot be recognised.' },
    nextStep: {
      zh: '请另存为 UTF-8 编码的 .csv 或 .xlsx 后再上传。',
      en: 'Save it as .csv in UTF-8 or as .xlsx, then upload it.',
    },
  },
  notAGrid: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”没有单元格（图表工作表或对话框），不能填写。',
      en: 'Sheet “{sheet}” has no cells (a chart or dialog sheet) and cannot be filled.',
    },
    nextStep: { zh: '请选择有表格的工作表。', en: 'Choose a sheet that holds a table.' },
  },
  arrayFormula: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”的 {where} 属于数组公式，不能单独改写，也不能在其中插入行。',
      en: '{where} on sheet “{sheet}” belongs to an array formula: it cannot be overwritten or split by new rows.',
    },
    nextStep: {
      zh: '请在模板里把这个数组公式改成普通公式，或者不填这一格。',
      en: 'Change the array formula into ordinary formulas in the template, or leave this cell out.',
    },
  },
  tooManyRows: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”放不下 {rows} 行（Excel 最多 1048576 行）。',
      en: 'Sheet “{sheet}” cannot hold {rows} rows (Excel has 1048576 at most).',
    },
    nextStep: {
      zh: '请缩小范围，或按乡镇、村分成几份填报。',
      en: 'Narrow the area, or fill one file per township or village.',
    },
  },
  fillsOverlap: {
    status: 422,
    title: {
      zh: '工作表“{sheet}”上的填报范围互相重叠（{where}）。',
      en: 'The ranges to fill on sheet “{sheet}” overlap ({where}).',
    },
    nextStep: { zh: '请检查表头的对应关系后重试。', en: 'Check how the headers were matched, then try again.' },
  },
  rowsChanged: {
    status: 409,
    title: {
      zh: '填写过程中数据变了：应有 {expected} 行，实际得到 {actual} 行。',
      en: 'The data changed while the file was being filled: {expected} rows were expected, {actual} came.',
    },
    nextStep: { zh: '没有生成文件，请重新填一次。', en: 'No file was made. Fill it again.' },
  },
})
