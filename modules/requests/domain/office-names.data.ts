/** The office of a county that keeps each line of work (条线), as the catalogue names whose word counts. */
export const OFFICE_OF_LINE: Readonly<Record<string, string>> = {
  农业农村: '农业农村局',
  民政: '民政局',
  公安: '公安局',
  住建: '住房和城乡建设局',
  人社: '人力资源和社会保障局',
  应急: '应急管理局',
  市场监管: '市场监督管理局',
  教育: '教育局',
  卫健: '卫生健康局',
  组织: '组织部',
  政法: '政法委',
  退役军人: '退役军人事务局',
  自然资源: '自然资源局',
  残联: '残疾人联合会',
  发展改革: '发展和改革局',
  医保: '医疗保障局',
}
