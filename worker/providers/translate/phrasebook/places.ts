import type { Line } from './line';

/** Where one is, goes and has been; the weather there. */
export const places: Line[] = [
  [
    '날씨 어때요(?) | 거기 날씨 어때요(?) | 오늘 날씨 어때요(?) | 날씨가 어때요(?)',
    '天気はどうですか(?) | そっちの天気どう(?) | 今日の天気はどうですか(?) | 天気どう(?) | そちらの天気はどうですか(?)',
    'Cuacanya gimana(?) | gimana cuacanya(?) | di sana cuacanya gimana(?) | cuaca di sana gimana(?)',
    "How's the weather(?) | hows the weather there(?) | what is the weather like(?) | how is the weather there(?)",
  ],
  [
    '날씨가 좋네요 | 날씨 좋다 | 날씨 좋아요 | 오늘 날씨 좋네요 | 날씨가 좋아요',
    '天気がいいですね | いい天気ですね | 天気がいい | いい天気 | 今日はいい天気ですね',
    'Cuacanya bagus | cuacanya cerah | hari ini cerah | cuacanya enak | hari ini cuacanya bagus',
    'The weather is nice | nice weather | the weather is good | it is a nice day | its sunny',
  ],
  [
    '비 와요 | 비가 와요 | 비 온다 | 여기 비 와요 | 지금 비 와요 | 비 오고 있어요',
    '雨です | 雨が降っています | 雨降ってる | 雨が降ってます | 雨降ってます | こっちは雨です',
    'Lagi hujan | di sini hujan | hujan | hujan di sini | di sini lagi hujan',
    "It's raining | its raining here | raining | it is raining here | raining here",
  ],
  [
    '눈 와요 | 눈이 와요 | 눈 온다 | 여기 눈 와요 | 지금 눈 와요',
    '雪です | 雪が降っています | 雪降ってる | 雪が降ってます | 雪降ってます',
    'Lagi turun salju | di sini turun salju | turun salju',
    "It's snowing | its snowing here | snowing | it is snowing here",
  ],
  [
    '더워요 | 덥다 | 너무 더워요 | 더워 | 여기 더워요 | 덥네요',
    '暑い | 暑いです | 暑すぎる | あつい | 暑いですね',
    'Panas | panas banget | gerah | gerah banget | di sini panas | di sini panas banget',
    "It's hot | its so hot | so hot | too hot | it is so hot here | its hot here",
  ],
  [
    '추워요 | 춥다 | 너무 추워요 | 추워 | 여기 추워요 | 춥네요',
    '寒い | 寒いです | 寒すぎる | さむい | 寒いですね',
    'Dingin | dingin banget | di sini dingin | di sini dingin banget',
    "It's cold | its so cold | so cold | too cold | it is so cold here | its cold here",
  ],
  [
    '감기 조심하세요 | 감기 조심해요 | 감기 조심',
    '風邪をひかないように | 風邪ひかないでね | 風邪に気をつけて | 風邪に気をつけてください',
    'Jaga kesehatan ya | jaga kesehatan | jangan sampai sakit',
    "Don't catch a cold | dont catch a cold | stay warm | take care of your health",
  ],
  [
    '감기 걸렸어요 | 저 감기 걸렸어요 | 아파요 | 몸이 안 좋아요',
    '風邪をひきました | 風邪ひいた | 体調が悪いです | 具合が悪いです | 体調悪い',
    'Aku lagi sakit | lagi sakit | aku masuk angin | lagi gak enak badan | gak enak badan',
    "I'm sick | i caught a cold | i have a cold | not feeling well | i am not feeling well | im sick",
  ],
  [
    '여행 가고 싶어요 | 여행 가고 싶다 | 여행가고싶어',
    '旅行に行きたい | 旅行行きたい | 旅行に行きたいです | 旅行したい',
    'Pengen jalan-jalan | pengen liburan | aku pengen jalan-jalan | pengen traveling',
    'I want to travel | i want to go on a trip | i need a vacation | wanna travel',
  ],
  [
    '{thing}에 가고 싶어요 | {thing} 가고 싶어요 | {thing} 가고 싶다 | 저도 {thing} 가고 싶어요 | {thing}에 가보고 싶어요',
    '{thing}に行きたいです | {thing}行きたい | {thing}に行きたい | {thing}に行ってみたいです | {thing}行ってみたい',
    'Aku pengen ke {thing} | pengen ke {thing} | aku mau ke {thing} | pengen pergi ke {thing}',
    'I want to go to {thing} | i wanna go to {thing} | i want to visit {thing} | i would love to visit {thing}',
  ],
  [
    '{thing}에 가 본 적 있어요? | {thing} 가 봤어요? | {thing} 가 보셨어요? | {thing} 가본 적 있어요?',
    '{thing}に行ったことありますか(?) | {thing}行ったことある? | {thing}に行ったことがありますか(?)',
    'Pernah ke {thing}(?) | udah pernah ke {thing}? | kamu pernah ke {thing}?',
    'Have you been to {thing}(?) | have you ever been to {thing}(?) | ever been to {thing}?',
  ],
  [
    '저는 {thing}에 살아요 | {thing}에 살아요 | {thing} 살아요 | 저 {thing} 살아요',
    '{thing}に住んでいます | {thing}に住んでます | {thing}住みです',
    'Aku tinggal di {thing} | tinggal di {thing} | domisili {thing}',
    'I live in {thing} | i am living in {thing} | living in {thing}',
  ],
  [
    '{thing}에서 왔어요 | 저는 {thing}에서 왔어요 | {thing} 출신이에요',
    '{thing}から来ました | {thing}出身です | {thing}からです',
    'Aku dari {thing} | dari {thing} | asal {thing} | aku asal {thing}',
    "I'm from {thing} | from {thing} | i come from {thing}",
  ],
  [
    '지금 {thing}에 있어요 | 저 지금 {thing}에 있어요 | 지금 {thing:이에}요 | {thing}에 있어요',
    '今{thing}にいます | 今{thing}です | {thing}にいます | 今{thing}にいる',
    'Aku lagi di {thing} | lagi di {thing} | sekarang di {thing} | aku di {thing}',
    "I'm in {thing} now | i am in {thing} right now | im in {thing} | currently in {thing}",
  ],
  [
    '여기는 {thing:이에}요 | 여긴 {thing:이에}요 | 여기는 {thing}입니다',
    'ここは{thing}です | こちらは{thing}です | こっちは{thing}です',
    'Di sini {thing} | ini {thing} | sini {thing}',
    'This is {thing} | here is {thing}',
  ],
  [
    '언제 와요(?) | 언제 오세요(?) | 언제 와(?) | 언제 오는 거예요(?)',
    'いつ来ますか(?) | いつ来る(?) | いつ来るの(?) | いつ来られますか(?)',
    'Kapan datang(?) | kapan ke sini(?) | kapan kamu ke sini(?) | datangnya kapan(?)',
    'When are you coming(?) | when will you come(?) | when do you come(?)',
  ],
  [
    '놀러 오세요 | 놀러 와요 | 놀러와 | 꼭 놀러 오세요 | 한번 놀러 오세요',
    '遊びに来てください | 遊びに来てね | 遊びに来て | ぜひ遊びに来てください',
    'Main ke sini | main-main ke sini | kapan-kapan main ke sini | ayo main ke sini',
    'Come visit | come visit us | you should come visit | come hang out | please come visit',
  ],
  [
    '길을 잃었어요 | 길 잃었어요 | 길을 잃어버렸어요',
    '道に迷いました | 道に迷った | 迷子になりました',
    'Aku nyasar | nyasar | aku tersesat | tersesat',
    "I'm lost | im lost | i got lost",
  ],
  [
    '어떻게 가요(?) | 어떻게 가나요? | 거기 어떻게 가요(?) | 어떻게 가면 돼요(?)',
    'どうやって行きますか(?) | どうやって行くの(?) | どう行けばいいですか(?) | 行き方を教えてください',
    'Gimana cara ke sana(?) | ke sana naik apa(?) | cara ke sananya gimana(?) | naik apa ke sana(?)',
    'How do I get there(?) | how do you get there(?) | how can i get there(?) | how to get there(?)',
  ],
  [
    '집이에요 | 지금 집이에요 | 저 집이에요 | 집에 있어요',
    '家です | 今家です | 家にいます | 家にいる',
    'Aku di rumah | lagi di rumah | di rumah | aku lagi di rumah',
    "I'm at home | at home | i am home | im home | im at home",
  ],
  [
    '일하는 중이에요 | 일하고 있어요 | 저 지금 일해요 | 회사예요 | 지금 회사예요',
    '仕事中です | 仕事中 | 今仕事中です | 働いてます',
    'Lagi kerja | aku lagi kerja | lagi di kantor | aku lagi di kantor',
    "I'm at work | at work | im at work | i am working | working right now | im working",
  ],
  [
    '퇴근했어요 | 퇴근했다 | 방금 퇴근했어요 | 퇴근 | 드디어 퇴근',
    '仕事終わりました | 仕事終わった | 退勤しました | やっと仕事終わった',
    'Baru pulang kerja | udah pulang kerja | aku baru pulang kerja | pulang kerja',
    'I just got off work | off work | got off work | finished work | just finished work',
  ],
  [
    '공부하고 있어요 | 공부 중이에요 | 공부하는 중이에요 | 공부 중',
    '勉強しています | 勉強中です | 勉強してます | 勉強中',
    'Lagi belajar | aku lagi belajar | lagi nugas | lagi ngerjain tugas',
    "I'm studying | studying | im studying | i am studying right now",
  ],
  [
    '내일 시험이에요 | 내일 시험 있어요 | 내일 시험 봐요',
    '明日テストです | 明日試験です | 明日テスト | 明日試験があります',
    'Besok ujian | besok aku ujian | aku besok ujian',
    'I have an exam tomorrow | i have a test tomorrow | exam tomorrow | my exam is tomorrow',
  ],
];
