import type { DutyItem } from '../contract.ts'

/** What a higher body may ask of a township under an item, in words a township can quote. */
export function whatMayBeAsked(item: DutyItem): { readonly mayAskZh: string; readonly mayAskEn: string } {
  switch (item.class) {
    case 'basic':
      return {
        mayAskZh: '属于乡镇基本职责：上级可以依规定要求办理和报告，仍须经准入、先用已有数据。',
        mayAskEn: 'A basic duty of the township: it may be asked, through the gate, and known data are used first.',
      }
    case 'shared':
      return {
        mayAskZh: `由${item.mainDepartment ?? '牵头部门'}牵头：牵头部门先提供自己的一份，之后才能请乡镇配合${item.townshipPart === null ? '' : '下列部分'}；其余不得转给乡镇。`,
        mayAskEn: `Led by ${item.mainDepartment ?? 'the main department'}: it supplies its own part first; then the township may be asked for the part below, and no more.`,
      }
    case 'taken-back':
      return {
        mayAskZh: `已由上级收回，由${item.takenBackBy ?? '承接部门'}办理：不得再要求乡镇和村承担，可以直接退回。`,
        mayAskEn: `Taken back; ${item.takenBackBy ?? 'the department'} does it now: it may not be asked of a township or village, who may send it back.`,
      }
  }
}
