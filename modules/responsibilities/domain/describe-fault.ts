import type { DutyFault } from '../contract.ts'

/** What is wrong with a cell and what to do, in words. `duplicate-code` takes `code|first place` as its detail. */
export function describeFault(
  kind: DutyFault['kind'],
  column: string,
  detail = '',
): Pick<DutyFault, 'reasonZh' | 'reasonEn'> {
  switch (kind) {
    case 'duplicate-code': {
      const [code = '', place = ''] = detail.split('|')
      return {
        reasonZh: `事项编码“${code}”重复，前面已用在 ${place}；请改成不同的编码。`,
        reasonEn: `Code ${code} is used twice, first in ${place}; give one of them another code.`,
      }
    }
    case 'no-title':
      return {
        reasonZh: '没有事项名称；请填写，或删去这一行。',
        reasonEn: 'The item has no title; write it, or delete the row.',
      }
    case 'no-class':
      return {
        reasonZh: '没有写明是基本履职、配合履职还是上级收回；请在“履职类型”列或工作表名称里写明。',
        reasonEn: 'It does not say basic, shared or taken back; say it in a class column or in the name of the sheet.',
      }
    case 'class-not-known':
      return {
        reasonZh: `“${detail}”不是履职类型；请写基本履职、配合履职或上级收回。`,
        reasonEn: `“${detail}” is no class; write 基本履职, 配合履职 or 上级收回.`,
      }
    case 'no-main-department':
      return {
        reasonZh: '配合履职事项没有牵头部门；没有牵头部门就不能要求乡镇配合，请填写。',
        reasonEn: 'A shared item has no main department; without one no township can be asked to assist. Name it.',
      }
    case 'no-taking-department':
      return {
        reasonZh: '上级收回事项没有承接部门；请写明收回后由谁办理。',
        reasonEn: 'An item taken back has no department that takes it; say who does it now.',
      }
    case 'too-long':
      return {
        reasonZh: `“${column}”超过 ${detail} 字；请精简。`,
        reasonEn: `${column} has more than ${detail} characters; shorten it.`,
      }
    case 'no-items':
      return {
        reasonZh: '表头下面没有事项；请补上，或删去这张工作表。',
        reasonEn: 'There are no items below the header; add them, or delete the sheet.',
      }
    case 'header-not-found':
      return {
        reasonZh: '没有找到表头；请保留一行写有“事项名称”“类别”“牵头部门”等字样的表头。',
        reasonEn: 'No header was found; keep a row that says 事项名称, 类别, 牵头部门 and so on.',
      }
  }
}
