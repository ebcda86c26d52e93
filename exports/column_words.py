"""The words by which people name the columns of agendas, lists of organisations and sign-up lists."""

AGENDA = {
    "title": (
        "title|session title|talk|talk title|session|session name|name|topic|subject|"
        "summary|event|programme|what|"
        "titel|vortrag|thema|veranstaltung|titre|titolo|título|标题|题目|主题|场次|"
        "场次名称|活动|活动名称|议题|内容|课程|课程名称|"
        "上课内容|会议内容|报告题目|组会讨论内容|讲座题目|環節|环节|议程|タイトル"
    ),
    "title_other": (
        "second title|第二标题|english title|title (english)|title in english|英文标题|英文题目|title_en"
    ),
    "subtitle": "subtitle|untertitel|副标题",
    "abstract": (
        "abstract|description|summary text|details|beschreibung|zusammenfassung|简介|"
        "摘要|内容简介|说明|知识点"
    ),
    "date": "date|start date|day date|datum|日期|时间日期|上课日期|开始日期|组会时间|data|fecha|jour|日付",
    "end_date": "end date|date end|enddatum|结束日期",
    "day": "day|weekday|tag|wochentag|星期|周|day of week|天",
    "start": (
        "start|start time|session start|starts|begin|begins|from|time|uhrzeit|beginn|von|"
        "zeit|开始|开始时间|时间|起始时间|上课时间|"
        "starts at|start datetime|heure|ora|hora|開始"
    ),
    "end": "end|end time|session end|ends|to|until|finish|ende|bis|结束|结束时间|终止时间|ends at|fin|終了",
    "duration": "duration|length|minutes|min|dauer|时长|时长（分钟）|分钟|durée|durata|duration (min)",
    "room": (
        "room|location|venue|place|hall|where|raum|ort|saal|地点|场地|教室|会议室|会场|"
        "房间|上课地点|salle|aula|sala|場所"
    ),
    "speakers": (
        "speaker|speakers|presenter|presenters|person|persons|people|lecturer|teacher|"
        "teachers|instructor|author|authors|"
        "operators|staff|vortragende|referent|referenten|referentin|sprecher|主讲人|主讲|"
        "演讲人|报告人|讲者|嘉宾|教师|老师|"
        "任课教师|授课教师|组会报告讨论人员|值班人员|人员|speaker name|orateur|relatore|講演者"
    ),
    "moderator": "moderator|chair|session chair|host|主持人|主持",
    "organisation": (
        "affiliation|company|organisation|organization|institution|firma|单位|所在单位|speaker affiliation"
    ),
    "position": "position|job title|speaker title|职务|职称",
    "track": "track|theme|stream|category|categories|group|strang|专题|分会场|论坛|栏目",
    "format": "type|format|session type|kind|art|类型|形式|组会形式",
    "language": "language|lang|sprache|语言|langue",
    "number": "id|session id|sessionid|no|number|nr|编号|序号|code|talk id",
    "link": "url|link|web|website|链接|网址",
    "seats": "capacity|seats|座位|容量|座位数",
    "expected": "expected|attendees|预计人数|人数",
    "notes": "notes|note|remarks|comment|comments|special|备注|bemerkung",
    "status": "status|state|状态",
    "all_day": "all day event|all day|全天",
}
ORGANISATIONS = {
    "name": (
        "school name|official name|organisation|organization|organisation name|"
        "organization name|institution|"
        "institution name|university|university name|school|company|name|学校名称|学校|"
        "高校名称|院校名称|单位名称|机构名称|名称|"
        "企业名称|公司名称|schule|schulname|einrichtung"
    ),
    "name_other": "english name|name (english)|name in english|英文名称|英文名",
    "external_id": (
        "roll number|school id|school code|id|code|identifier|urn|学校标识码|标识码|"
        "学校代码|院校代码|代码|"
        "统一社会信用代码|信用代码|schulnummer"
    ),
    "region": (
        "county description|county|province|state|region|省份|省|省市|地区|所在省|"
        "所在省份|省（区、市）|bundesland"
    ),
    "city": "city|town|location|所在地|城市|市|所在城市|stadt|ort",
    "address": "address|street|postal address|地址|详细地址|通讯地址|adresse|anschrift",
    "postcode": "eircode|postcode|post code|zip|zip code|postal code|邮编|邮政编码|plz",
    "contact": (
        "principal name|principal|contact|contact person|head teacher|headteacher|head|"
        "联系人|校长|负责人|ansprechpartner"
    ),
    "phone": "phone no|phone|phone number|telephone|tel|mobile|电话|联系电话|手机|手机号|telefon",
    "email": "email|e-mail|email address|mail|邮箱|电子邮箱|电子邮件",
    "website": "website|web|url|homepage|href|网址|官网|网站",
    "kind": "type|kind|level|school type|sector|类型|类别|单位类型|单位性质|办学类型|学校类型",
    "level": "办学层次|学段",
    "supervisor": "主管部门|主管单位|supervisor|local authority description|authorities",
    "notes": "notes|note|remarks|备注|tip",
}
GUESTS = {
    "name": (
        "name|full name|participant|participant name|attendee|attendee name|guest|"
        "student name|姓名|名字|参会人|参会人姓名|"
        "参加人|参加人员|学生姓名|嘉宾姓名|教师姓名|teilnehmer|nom|nome|氏名"
    ),
    "first_name": "first name|firstname|given name|forename|vorname|名|prénom",
    "last_name": "last name|lastname|surname|family name|nachname|姓|nom de famille",
    "organisation": (
        "organisation|organization|affiliation|institution|company|school|university|"
        "employer|单位|学校|所在单位|工作单位|"
        "公司|院校|机构|单位名称|学院|firma|einrichtung|schule"
    ),
    "group": "group|team|class|party|delegation|团组|团队|组别|小组|班级|队伍|年级班级|分组|gruppe|klasse",
    "title": "position|job title|title|role|职务|职称|职位|职务职称|身份|funktion",
    "phone": (
        "phone|phone number|mobile|mobile number|telephone|tel|手机|手机号|手机号码|电话|"
        "联系电话|联系方式|telefon|handy"
    ),
    "email": "email|e-mail|email address|mail|邮箱|电子邮箱|电子邮件|邮件",
    "state": (
        "state|status|attended|arrived|checked in|check-in|签到|是否签到|到场|是否到场|是否参加|状态|报名状态"
    ),
    "notes": "notes|note|remarks|comment|dietary|special needs|备注|饮食|特殊需求|bemerkung",
    "external_id": "id|registration id|ticket|ticket id|order|报名编号|编号|学号|工号|证件号",
    "languages": "languages|language|语言|语种",
    "expertise": "expertise|field|subjects|专业|研究方向|专长|擅长领域|专业领域",
    "city": "city|home city|所在地|城市|常住地",
}
TASKS = {
    "title": "task|to do|todo|action|what|title|任务|事项|工作|工作内容|待办|待办事项|任务名称|aufgabe",
    "due": "due|due date|deadline|by when|until|截止|截止日期|完成时间|完成期限|期限|fällig|frist",
    "done": "status|done|state|finished|状态|完成|完成情况|是否完成|erledigt",
    "owner": "who|owner|responsible|assigned to|person|负责人|责任人|承办人|wer|verantwortlich",
    "event": "for|event|活动|项目",
    "notes": "notes|note|remarks|comment|备注|说明|bemerkung",
}
