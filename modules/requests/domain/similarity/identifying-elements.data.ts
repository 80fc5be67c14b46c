/**
 * Elements that say who or where a row is. Two lists about the same people share them without asking the same:
 * names, numbers of documents, telephones, addresses, places, and the household's number and head.
 */
export const identifyingElements: ReadonlySet<string> = new Set(
  `person_name person_former_name person_id_number person_id_type person_internal_no person_phone person_emergency_phone
  person_gender person_birth_date person_age person_ethnicity person_photo person_postcode
  person_current_address person_registered_address person_relation_to_head person_relation_to_applicant
  household_no household_head_name household_head_id_number household_head_phone household_address household_door_no
  guardian_name guardian_phone guardian_id_number guardian_relation guardian_address father_name mother_name helper_name helper_phone agent_name
  region_province region_city region_county region_town region_village region_group region_code region_name detail_address
  longitude latitude estate_name building_name
  org_name org_credit_code org_reg_no org_address org_legal_rep_name org_legal_rep_phone org_legal_rep_id_number org_contact_name org_contact_phone
  dwelling_id dwelling_address dwelling_owner_name dwelling_owner_phone dwelling_owner_address dwelling_tenant_name dwelling_tenant_phone dwelling_tenant_id_number
  plot_no plot_name plot_contractor_name vehicle_plate event_id event_time
  grid_worker_name grid_worker_phone data_year`.split(/\s+/),
)

/** Headers without an element that do no more than identify: by their words, without blanks and units. */
export const identifyingWords: ReadonlySet<string> = new Set(
  `序号 编号 编码 代码 姓名 名称 备注 单位 单位名称 填报单位 地区 区域 日期 年份 月份 填报日期 填报人 填表人 填表日期 负责人 联系人 联系电话 电话 手机 邮编 邮政编码 经度 纬度 所属部门 所属单位 创建人 创建日期 更新人 更新日期 合计 小计 总计 状态 学校 学校名称 就读学校 机构名称 户号 门牌号 户主 性别 年龄 民族 其他 其它 附件 照片 签名 签字`.split(
    /\s+/,
  ),
)

/** What every register of people holds beside names: weighs less than a subject, more than a name. */
export const registerElements: ReadonlySet<string> = new Set(
  `person_native_place person_hukou_type person_political_status person_marital_status person_education person_occupation person_religion
  person_work_unit person_birthplace household_population household_type person_health_status region_code
  person_bank_account person_bank_holder person_bank_name person_school person_grade person_class
  event_place event_title event_reporter event_handler`.split(/\s+/),
)

/** Facts of a programme, a visit or a case: a standard of one subsidy is not the standard of another. Among other people they say nothing. */
export const isOfProgramme = (element: string): boolean => /^(?:subsidy|event|enrolment)_/.test(element)
