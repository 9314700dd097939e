import type { Lang } from '../../rooms/protocol/lang';

/** A chat line, the language that a person who knows the four would say it is in, and what its sender reads. */
export type Labelled = { text: string; lang: Lang | 'und'; prior: Lang };

const lines = (lang: Labelled['lang'], prior: Lang, text: string): Labelled[] =>
  text
    .trim()
    .split('\n')
    .map((line) => ({ text: line.trim(), lang, prior }));

/**
 * Short lines as people write them in rooms: slang, typos, abbreviations, another language's words in between, priors that mislead.
 * `und` is what nobody should translate: laughter, names, links, romanised Korean and Japanese, languages that we don't offer.
 * They were written before a detector was chosen, and every other line of each group is never looked at in tuning it.
 */
export const languageLines: readonly Labelled[] = [
  // Korean
  ...lines(
    'ko',
    'ko',
    `
    안녕하세요~
    ㅎㅇ
    오늘 뭐해?
    아 진짜 너무 웃겨ㅋㅋㅋㅋㅋ
    ㄱㅅㄱㅅ
    그거 어디서 샀어요??
    ㄹㅇ 인정
    넵
    저도요!!
    콘서트 티켓팅 성공한 사람?
    어제 방송 본 사람 있나요
    와 미쳤다
    시험 끝나고 바로 볼게ㅠㅠ
    담주에 서울 가는데 맛집 추천좀
    ㅇㅋ 이따봐
    배고파 죽겠다
    알겟슴다
    아니 왜케 비싸
    이거 레알임?
    존버는 승리한다 ㅋㅋ
    감사합니당
    잘자요 다들
    1시간 뒤에 다시 올게요
    최애가 누구예요?
    그니까 내말이
    오늘 비 엄청 온다
    헐
    ㄴㄴ 그거 아님
    몇 시에 시작해요?
    생일 축하해요🎂🎉
    `,
  ),
  // Korean with something else in it
  ...lines(
    'ko',
    'ko',
    `
    오늘 concert 진짜 최고였음
    이번 comeback 티저 봤어?
    iPhone 17 Pro 사고 싶다
    https://openlink.example/r/abc 여기로 오세요
    @mina 이거 봐봐
    OST는 「夜に駆ける」가 제일 좋아요
    『君の名は。』 다시 봤는데 또 울었다
    나 Netflix Premium 구독중인데 같이 볼래
    鬼滅の刃 극장판 보신 분
    BTS Dynamite 들으면 기분 좋아짐
    Spider-Man No Way Home 스포 금지
    그 노래 제목이 アイドル 맞죠?
    이 banget이 무슨 뜻이에요?
    大박
    `,
  ),
  ...lines(
    'ko',
    'ja',
    `
    일본에서 왔어요 반가워요
    한국어 공부중이에요!
    ㅋㅋㅋ 맞아요
    `,
  ),
  ...lines(
    'ko',
    'en',
    `
    저 미국 살아요
    한국어 조금 해요
    보고싶었어 ㅠㅠ
    `,
  ),
  ...lines(
    'ko',
    'id',
    `
    안녕하세요 인도네시아 팬입니다
    사랑해요
    오빠 화이팅!!
    `,
  ),
  // Japanese
  ...lines(
    'ja',
    'ja',
    `
    こんばんはー
    おつです
    それなwww
    まじかよ
    え、待って無理
    昨日の配信見た?
    推しが尊すぎてつらい
    明日テストなのに寝れない
    ありがとうございます!
    わかるー
    ｶﾜｲｲ!!
    ﾏｼﾞﾃﾞ?
    チケット取れた人いる?
    めっちゃ雨降ってる☔
    今から帰る
    ワロタ
    お腹すいた〜
    りょ
    誕生日おめでとう🎉
    どこで買えますか?
    はい
    やば
    ネタバレ禁止でお願いします
    あけおめ!
    来週東京行くんだけどおすすめある?
    眠い
    うーん…どうだろ
    オワタ
    それは草
    いいね
    寝るわ おやすみ
    うらやましい
    `,
  ),
  // Japanese with something else in it
  ...lines(
    'ja',
    'ja',
    `
    今日のlive最高だった
    新曲のMV見た?
    Amazonで買ったよ
    @yuki これどう思う?
    韓国語で「사랑해」ってなんて読むの
    LINEのIDおしえて
    「기생충」やっと見た
    BLACKPINKのHow You Like That好き
    OMGまじで
    Switch 2 当たった!!!
    https://youtu.be/x1y2z3 これ見て
    `,
  ),
  // Japanese in kanji alone
  ...lines(
    'ja',
    'ja',
    `
    了解
    最高
    乾杯
    大丈夫
    東京駅
    完全同意
    優勝
    爆笑
    神回
    先輩
    無理
    昨日、渋谷
    本日終了
    今日休
    明日仕事
    全員集合!
    鬼滅最高!!
    天才
    一緒
    至急
    予約済
    超絶可愛
    感謝
    今何時?
    激辛
    完璧
    高画質
    `,
  ),
  ...lines(
    'ja',
    'ko',
    `
    日本語勉強中です!
    すごい!!
    ごめんなさい、わかりません
    `,
  ),
  ...lines(
    'ja',
    'id',
    `
    おはようございます
    インドネシアから来ました
    先輩すごい
    かわいい
    `,
  ),
  ...lines(
    'ja',
    'en',
    `
    はじめまして、アメリカ人です
    気分最高
    かっこいい
    お疲れ様
    `,
  ),
  // Indonesian
  ...lines(
    'id',
    'id',
    `
    halo semua
    lagi ngapain?
    wkwkwk parah sih
    gk tau
    bgt
    kangen bgt sama kalian
    gue juga
    udah makan blm?
    yg mana kak
    iya
    iyaa bener
    makasih ya
    mksh kak
    besok ada kelas gak?
    anjir kaget gw
    serius?
    sama2
    ga bisa tidur nih
    hujan terus dari pagi
    berapa harganya
    pengen nonton konsernya tapi mahal
    emang boleh
    belum nonton, jgn spoiler dong
    knp?
    kok bisa
    mantap
    capek banget hari ini
    selamat ulang tahun 🎂
    tolong share linknya
    oke siap
    bentar ya
    aku udah di rumah
    lo dari mana?
    jam berapa mulainya
    gpp santai aja
    ya ampun lucu bgt
    pagi
    selamat malam semuanya
    gak ngerti aku
    btw kalian suka lagu yg mana
    udh liat mv barunya?
    otw
    sedih bgt episode terakhir
    ayo
    tidur dulu ya, ngantuk
    harusnya kemarin
    setuju
    bisa minta tolong?
    di jakarta panas bgt
    nangis aku liatnya 😭😭
    siapa bias kalian
    blm ada
    jangan lupa makan
    semangat!
    apaan sih
    seru bgt ceritanya
    terserah
    tdk apa apa
    yuk mabar
    sabar ya
    ini bagus
    kmrn aku beli 2
    `,
  ),
  // Indonesian with something else in it
  ...lines(
    'id',
    'id',
    `
    comebacknya keren parah sumpah
    literally nangis pas ending
    aku team Tofu sih
    update dong kak
    lagi streaming di Spotify nih
    oppa ganteng banget
    @dewi cek dm ya
    gue suka bgt sama sensei di episode 3
    thank you ya kak udah bantu
    fix ini mah plot twist
    download dimana?
    saranghae artinya apa sih
    meeting nya jam brp
    wifi rumah lemot bgt
    itu 대박 artinya apa?
    `,
  ),
  // Malay
  ...lines(
    'id',
    'id',
    `
    korang tengah buat apa
    tak tahu la
    best gila lagu ni
    aku nak tidur dulu
    jom makan
    sebab apa?
    kenapa tak boleh
    esok cuti ke?
    sape nak ikut
    terima kasih banyak banyak
    macam mana nak join?
    `,
  ),
  ...lines(
    'id',
    'en',
    `
    saya dari Malaysia
    tak sabar nak tengok
    korang dah tengok belum
    boleh tolong tak?
    aku pun suka jugak
    apa khabar semua
    selamat pagi
    nanti kita jumpa ye
    `,
  ),
  // Indonesian by people who read something else
  ...lines(
    'id',
    'en',
    `
    halo, apa kabar?
    aku lagi belajar bahasa indonesia
    gak papa kok
    terima kasih
    besok aku ke bandung
    aku tinggal di australia tapi orang indonesia
    `,
  ),
  ...lines(
    'id',
    'ko',
    `
    terima kasih semuanya
    saya suka nasi goreng
    selamat datang di korea
    apa kabar
    `,
  ),
  ...lines(
    'id',
    'ja',
    `
    selamat pagi
    saya belajar bahasa indonesia
    enak sekali
    terima kasih banyak
    `,
  ),
  // English
  ...lines(
    'en',
    'en',
    `
    hey everyone
    idk
    tbh i didn't like it
    brb
    same
    what time does it start
    omg
    that's so cute
    lmao no way
    where are you from?
    im so tired rn
    gm
    nvm found it
    good night all
    can u send the link
    wait what
    ikr
    this is fire
    u ok?
    the new episode was insane
    thx
    happy birthday!!
    yeah
    no spoilers pls
    who's your bias
    ngl that part made me cry
    i'm in the middle of finals
    agreed
    how much is it
    sounds good
    gotta go, ttyl
    first time here, hi
    any recommendations?
    love this song
    not sure tho
    bruh
    it's raining so hard
    congrats!
    what does that mean?
    hello from texas
    why tho
    youre welcome
    wdym
    sure
    great
    see you tomorrow
    lol same
    `,
  ),
  // English with something else in it
  ...lines(
    'en',
    'en',
    `
    i love tteokbokki so much
    my oppa is on tv tonight
    nasi goreng is the best
    just finished Kimi no Na wa, crying
    what does 화이팅 mean?
    is it pronounced はし or はし?
    @minjun check this out https://example.com/a
    anyone else watching Attack on Titan?
    senpai noticed me lol
    hwaiting guys!
    the word 눈치 has no translation
    idk ¯\\_(ツ)_/¯
    `,
  ),
  // English by people who read something else
  ...lines(
    'en',
    'ko',
    `
    hi
    hello everyone
    nice to meet you
    i am from korea
    sorry my english is bad
    thank you so much
    good morning
    nice
    have a nice day
    see you
    what is your favorite song?
    good luck
    i don't understand
    so cute
    where do you live?
    me too
    welcome!
    `,
  ),
  ...lines(
    'en',
    'ja',
    `
    hello
    nice to meet you!
    thank you
    i like this song very much
    good night
    sorry, i can't speak english well
    where are you from?
    see you tomorrow
    happy new year!
    how are you?
    really?
    i live in osaka
    congratulations
    it is interesting
    `,
  ),
  ...lines(
    'en',
    'id',
    `
    hello guys
    i'm from indonesia
    nice to meet you all
    i love you so much
    thank you for the update
    good morning
    what is the title of this song?
    this is so good
    happy birthday to you
    i can't wait for the concert
    please come to jakarta
    sorry for the late reply
    see you later
    they are amazing
    how old are you?
    no problem
    me too
    i think so
    you are so funny
    that's right
    can i ask something
    `,
  ),
  // Laughter, sounds, names, links: nothing to translate
  ...lines(
    'und',
    'ko',
    `
    ㅋㅋㅋㅋㅋㅋ
    ㅠㅠ
    ㅎㅎ
    ㅜㅜㅜ
    ㅋㅋㅋㅠㅠ
    ㅇㅅㅇ
    ㅡㅡ
    ㅎ
    ok
    https://openlink.example/r/seoul-cats
    @jihoon
    KBS
    10:30
    BTS
    ^^
    👍👍
    `,
  ),
  ...lines(
    'und',
    'ja',
    `
    wwwww
    w
    草
    笑
    (笑)
    草草草
    ｗｗｗ
    8888888
    (´・ω・\`)
    ヽ(・∀・)ノ
    ok
    OK!
    Nintendo Switch
    !?
    #推し活
    orz
    `,
  ),
  ...lines(
    'und',
    'id',
    `
    wkwkwk
    wkwk
    hahaha
    hehe
    awokwok
    xixixi
    ok
    hmm
    aaaaaa
    @kak_dewi
    😭😭😭
    Blackpink
    iPhone 15
    2024
    T_T
    zzz
    `,
  ),
  ...lines(
    'und',
    'en',
    `
    lol
    lmaooo
    haha
    hahahahaha
    xd
    ok
    ¯\\_(ツ)_/¯
    <3
    :)
    asdfghjkl
    hmmm
    aww
    Taylor Swift
    GG
    \`npm test\`
    ugh
    `,
  ),
  // Korean and Japanese in Latin letters
  ...lines('und', 'en', 'annyeong\nsaranghae\narigatou gozaimasu\nohayou minna\ngomawo oppa\nsugoi'),
  ...lines('und', 'id', 'annyeonghaseyo\nkawaii desu ne\njinjja daebak\ngomen nasai'),
  ...lines('und', 'ko', 'saranghaeyo\nkamsahamnida'),
  ...lines('und', 'ja', 'yoroshiku onegaishimasu\notsukaresama desu'),
  // Languages that we don't offer
  ...lines(
    'und',
    'en',
    `
    kumusta kayo
    salamat po sa lahat
    ang ganda naman nito
    hindi ko alam kung bakit
    xin chào mọi người
    cảm ơn bạn nhiều nha
    mình thích bài hát này lắm
    không biết nữa
    hola a todos
    muchas gracias por todo
    me encanta esta canción
    no sé qué decir
    bonjour tout le monde
    je suis très content
    guten Morgen zusammen
    ich weiß nicht genau
    olá pessoal, tudo bem?
    eu gosto muito dessa música
    привет всем
    спасибо большое
    สวัสดีค่ะ
    ขอบคุณมากครับ
    مرحبا بالجميع
    नमस्ते दोस्तों
    你们好
    我也很喜欢这首歌
    谢谢大家
    這首歌好好聽
    我不知道
    `,
  ),
  ...lines(
    'und',
    'ja',
    `
    我是中国人
    你好
    谢谢
    今天天气很好
    真的吗?
    我喜歡這個
    `,
  ),
  ...lines('und', 'ko', '我爱你\n加油!\nmerci beaucoup\nкак дела?\n新年快乐'),
  ...lines('und', 'id', 'te quiero mucho\n我想你\nMahal kita\nmatur nuwun nggih\nkumaha damang?\nsawadee krub\ngracias'),
];
