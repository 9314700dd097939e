import type { Line } from './line';

/** Eating and drinking. */
export const food: Line[] = [
  [
    '밥 먹었어요? | 밥 드셨어요? | 식사하셨어요? | 밥은 먹었어요? | 밥 먹었어? | 식사 하셨어요?',
    'ご飯食べましたか(?) | ご飯食べた? | ごはん食べた? | もう食べましたか(?) | ごはん食べましたか(?)',
    'Udah makan? | udah makan belum(?) | kamu udah makan? | kalian udah makan? | sudah makan semua?',
    'Have you eaten(?) | did you eat(?) | have you eaten yet(?) | did you eat yet(?) | have you had a meal(?)',
  ],
  [
    '저녁 먹었어요? | 저녁 드셨어요? | 저녁은 먹었어요? | 저녁 먹었어?',
    '晩ごはん食べましたか(?) | 夕飯食べた? | 夕ご飯食べましたか(?) | 晩ごはん食べた? | 夜ご飯食べた? | 夕飯食べましたか(?)',
    'Udah makan malam(?) | udah makan malam belum? | kalian udah makan malam?',
    'Have you had dinner(?) | did you have dinner(?) | had dinner? | did you eat dinner(?)',
  ],
  [
    '점심 먹었어요? | 점심 드셨어요? | 점심은 먹었어요? | 점심 먹었어?',
    'お昼食べましたか(?) | お昼食べた? | 昼ご飯食べましたか(?) | ランチ食べましたか(?)',
    'Udah makan siang(?) | udah makan siang belum?',
    'Have you had lunch(?) | did you have lunch(?) | had lunch? | did you eat lunch(?)',
  ],
  [
    '먹었어요 | 밥 먹었어요 | 저 먹었어요 | 방금 먹었어요 | 네 먹었어요',
    '食べました | もう食べました | 食べた | さっき食べました | 食べたよ',
    'Udah makan | aku udah makan | udah makan tadi | baru aja makan',
    'I already ate | i ate | i just ate | already ate | i have eaten',
  ],
  [
    '아직 안 먹었어요 | 아직 못 먹었어요 | 저 아직 안 먹었어요',
    'まだ食べてません | まだ食べてない | まだ食べていません | ご飯まだです',
    'Belum makan | aku belum makan | blm makan',
    "I haven't eaten yet | havent eaten yet | not eaten yet",
  ],
  [
    '뭐 먹었어요(?) | 뭐 드셨어요(?) | 저녁 뭐 먹었어요(?) | 오늘 뭐 먹었어요(?)',
    '何食べましたか(?) | 何食べた(?) | 何を食べましたか(?) | 今日何食べた(?)',
    'Makan apa(?) | tadi makan apa(?) | kamu makan apa(?) | makan apa tadi(?)',
    'What did you eat(?) | what did you have(?) | what did you have for dinner(?) | what did you eat today(?)',
  ],
  [
    '{thing} 먹었어요 | {thing:을} 먹었어요 | 저는 {thing} 먹었어요 | 오늘 {thing} 먹었어요 | 저녁으로 {thing} 먹었어요',
    '{thing}を食べました | {thing}食べました | {thing}食べた | 今日は{thing}を食べました',
    'Aku makan {thing} | tadi makan {thing} | aku tadi makan {thing} | aku habis makan {thing}',
    'I ate {thing} | i had {thing} | i just had {thing} | i ate {thing} today | had {thing}',
  ],
  [
    '{thing} 먹고 싶어요 | {thing} 먹고 싶다 | {thing:이} 먹고 싶어요 | {thing} 땡겨요 | 저도 {thing} 먹고 싶어요',
    '{thing}食べたい | {thing}が食べたいです | {thing}を食べたいです | {thing}が食べたい | {thing}食べたいです',
    'Pengen makan {thing} | aku pengen makan {thing} | pengen {thing} | jadi pengen {thing} | mau makan {thing}',
    'I want to eat {thing} | i want {thing} | i am craving {thing} | craving {thing} | now i want {thing}',
  ],
  [
    '{thing} 먹고 있어요 | 지금 {thing} 먹고 있어요 | {thing} 먹는 중이에요 | {thing} 먹는 중',
    '{thing}を食べています | {thing}食べてます | {thing}を食べてます | 今{thing}を食べています',
    'Aku lagi makan {thing} | lagi makan {thing} | aku sedang makan {thing}',
    "I'm eating {thing} | eating {thing} | im eating {thing} right now | having {thing}",
  ],
  [
    '{thing} 마시고 있어요 | 지금 {thing} 마시고 있어요 | {thing} 마시는 중이에요 | {thing} 마시는 중',
    '{thing}を飲んでいます | {thing}飲んでます | {thing}を飲んでます',
    'Aku lagi minum {thing} | lagi minum {thing} | lagi ngopi {thing}',
    "I'm drinking {thing} | drinking {thing} | having a cup of {thing}",
  ],
  [
    '{thing} 맛있어요 | {thing} 맛있다 | {thing} 너무 맛있어요 | {thing} 진짜 맛있어요 | {thing:이} 맛있어요',
    '{thing}おいしいです | {thing}美味しい | {thing}は美味しいです | {thing}おいしい | {thing}がおいしい | {thing}おいしいですよね',
    '{thing} enak | {thing} enak banget | {thing} enak sih',
    '{thing} is delicious | {thing} is so good | {thing} tastes good | {thing} is yummy',
  ],
  [
    '배고파요 | 배고프다 | 배고파 | 너무 배고파요 | 배고프네요 | 출출하다',
    'お腹すいた | お腹が空きました | おなかすいた | 腹減った | お腹空いた | お腹すきました',
    'Laper | lapar | aku laper | laper banget | aku lapar | lapar banget',
    "I'm hungry | im so hungry | im hungry | so hungry | hungry | im starving",
  ],
  [
    '배불러요 | 배부르다 | 배불러 | 너무 배불러요',
    'お腹いっぱい | お腹いっぱいです | おなかいっぱい | 満腹です',
    'Kenyang | aku kenyang | kenyang banget',
    "I'm full | im so full | im full | so full",
  ],
  [
    '맛있겠다 | 맛있겠어요 | 맛있어 보여요 | 맛있어 보이네요',
    'おいしそう | 美味しそう | おいしそうです | 美味しそうですね | うまそう',
    'Kayaknya enak | kelihatan enak | kayaknya enak banget | keliatannya enak',
    'That looks delicious | looks delicious | looks good | that looks so good | looks yummy',
  ],
  [
    '맛있어요 | 맛있다 | 존맛 | 너무 맛있어요 | 맛있네요 | 맛있었어요 | JMT | 존맛탱',
    'おいしい | 美味しい | うまい | おいしいです | 美味しかったです | 旨い | 美味しいです | おいしかった',
    'Enak | enak banget | enak bgt | sedap | lezat | enak bener',
    "It's delicious | delicious | yummy | so good and tasty | tasty | yum | it was delicious | so delicious",
  ],
  [
    '매워요 | 맵다 | 너무 매워요 | 매워',
    'からいです | からい | からすぎる | 激辛 | 激辛です',
    'Pedas | pedas banget | pedes | pedes banget',
    "It's spicy | spicy | so spicy | too spicy",
  ],
  [
    '매운 거 잘 먹어요? | 매운 거 좋아해요? | 매운 음식 좋아하세요? | 매운 거 잘 드세요? | 매운 거 좋아하세요?',
    '辛いもの食べられますか(?) | 辛いの平気ですか(?) | 辛いもの好きですか(?) | 辛いの好き?',
    'Kamu suka pedas(?) | kuat pedas nggak(?) | suka pedas? | kalian suka pedas? | suka makanan pedas?',
    'Do you like spicy food(?) | can you eat spicy food(?) | can you handle spicy food(?)',
  ],
  [
    '맛집 추천해 주세요 | 맛집 추천 좀 해주세요 | 맛집 있어요? | 맛집 알려주세요 | 맛집 어디예요(?)',
    'おすすめのお店はありますか(?) | おすすめのお店教えてください | おいしいお店ありますか(?)',
    'Ada tempat makan enak(?) | rekomendasi tempat makan dong | tempat makan enak di mana(?)',
    'Any good places to eat? | where is good to eat(?) | know any good restaurants? | any restaurant recommendations?',
  ],
  [
    '커피 마실래요? | 커피 한잔해요 | 커피 한잔 할래요? | 커피 마시러 가요',
    'コーヒー飲みませんか(?) | コーヒー飲む? | コーヒーでもどうですか(?) | コーヒー飲みましょう',
    'Ngopi yuk | mau ngopi? | ngopi dulu | yuk ngopi | ngopi bareng yuk',
    'Want some coffee? | lets get coffee | coffee? | want to get coffee? | lets grab a coffee',
  ],
  ['건배 | 짠 | 위하여', '乾杯 | かんぱい | 乾杯しましょう', 'Bersulang | cheers ya', 'Bottoms up | lets toast | here is to us'],
  [
    '잘 먹겠습니다 | 잘 먹을게요',
    'いただきます | いただきまーす',
    'Aku makan dulu ya | makan dulu ya | aku makan dulu',
    'Time to eat | lets eat | let me eat first',
  ],
  [
    '맛있게 드세요 | 맛있게 먹어요 | 식사 맛있게 하세요 | 맛점하세요 | 맛저하세요',
    'どうぞ召し上がれ | 召し上がれ | どうぞ召し上がってください',
    'Selamat makan | met makan | selamat makan semua',
    'Enjoy your meal | bon appetit | enjoy the food | enjoy',
  ],
  [
    '잘 먹었습니다 | 잘 먹었어요',
    'ごちそうさまでした | ごちそうさま | ごちそうさまです',
    'Makasih makanannya | terima kasih makanannya',
    'Thanks for the food | thank you for the meal | thanks for the meal',
  ],
  [
    '아침에는 항상 커피를 마셔요 | 아침엔 커피죠 | 아침에는 커피를 마셔요 | 아침마다 커피를 마셔요',
    '朝はいつもコーヒーです | 朝はコーヒーを飲みます | 朝はやっぱりコーヒー | 毎朝コーヒーを飲みます',
    'Tiap pagi aku minum kopi | pagi-pagi aku selalu ngopi | aku ngopi tiap pagi',
    'I always drink coffee in the morning | i have coffee every morning | coffee in the morning for me',
  ],
];
