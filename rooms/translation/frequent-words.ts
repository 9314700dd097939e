const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/**
 * What people say most, by language: a line of one to three words says too little for a detector that counts letters. Words that
 * two of them share stand in none, and apostrophes part words (`don't` is `don` and `t`).
 */
export const FREQUENT = {
  en: words(`
    the a an and or but if so because of to in on at by for from with about into than then as like just only also too very really
    i me my mine myself you your yours ur u he him his she her it its we us our they them their this that these those there here
    is are am was were be been being do does did done doing don doesn didn have has had having haven hasn can could couldn cant will
    would wouldn should shouldn must may might won isn aren wasn weren ain ll ve re im ive ill youre thats dont didnt doesnt cant wont whats
    what who whos where when why how which whose not no yes yeah yep yup nope sure maybe please pls plz thanks thank thx ty
    hello hi hey welcome bye goodbye good great nice cool fine bad best better worst cute funny amazing awesome beautiful lovely insane crazy sad happy
    sorry congrats congratulations agreed exactly true right wrong same real seriously absolutely definitely probably literally actually honestly basically
    morning afternoon evening night day today tomorrow yesterday tonight week month year time now later soon ago again always never ever still already
    go going gone goes went gonna gotta wanna get got getting come coming came see seen saw look looking watch watched watching know knew think thought
    say said says tell told mean means want wanted need needed love loved hate feel make made take took give gave find found try keep let use
    work working play playing listen eat eating sleep drink buy bought read reading wait waiting help start started stop talk speak learn live
    people everyone everybody someone anyone anything something nothing everything guys man friend friends girl boy dude bro bruh mom dad
    thing things lot much many more most some any all both each every other another one two first last next new old big little long
    song movie show episode ending music game book food home house school money phone picture story part way life world name question idea
    up down out off over back away before after until while since through between without around
    omg idk tbh ngl imo lmk rn brb gtg ttyl nvm btw fyi ikr wdym wtf smh afaik irl asap tho thou cuz coz bc cause kinda sorta lemme gimme dunno yall pretty
    english language understand birthday luck problem course late early tired hungry sick busy ready free excited boring interesting favorite favourite spoiler spoilers
    anyway besides though although enough quite almost even else instead together
  `),
  id: words(`
    yang yg dan atau tapi tp tetapi kalau kalo klo kl karena karna krn jadi jd supaya biar agar untuk utk buat dari dr dengan dgn sama sm ke di pada dalam dlm oleh
    ini itu nih tuh sini situ sana begini begitu gini gitu gt saya sy aku ku gue gua gw kamu km kau lu anda dia ia kami kita kt mereka kalian mrk
    ada adalah bukan bkn tidak tdk tak gak ga gk nggak ngga enggak engga kagak belum belom blm blom sudah sdh udah udh dah telah akan sedang sdg lagi lg masih msh
    bisa bs boleh harus hrs mau mo pengen pgn pingin ingin perlu suka sayang cinta kangen rindu tahu tau ngerti paham lihat liat lht nonton dengar denger bilang blg kata
    apa ap apaan siapa sapa mana dimana kemana kapan kpn kenapa knp mengapa gimana gmn bagaimana berapa brp apakah
    iya iyah iyaa ya yah yaa yoi betul bener benar salah setuju oke oce sip siap baik baiklah mantap mantul keren bagus jelek lucu cantik ganteng cakep enak seru asik asyik gokil
    sangat banget bgt bgtt sekali skali paling lebih lbh kurang cuma cuman cm hanya juga jg pun aja aj saja sj doang dong donk deh sih kok kan lah loh lho mah toh kek kayak kyk seperti spt emang memang mmg pasti mungkin
    terima kasih makasih mksh mksih trims tolong tlg maaf maap mohon permisi silakan silahkan selamat halo hallo hai assalamualaikum dadah semangat sabar santai ayo ayok yuk yuks
    pagi siang sore malam malem hari skrg sekarang nanti ntar tadi td besok bsk kemarin kmrn kemaren minggu bulan tahun thn jam menit lama baru br bru dulu dl dlu terus trs sebentar bentar
    makan minum tidur tdr bangun mandi pulang pergi datang dtg berangkat kerja sekolah sklh kuliah kampus rumah kamar jalan main mabar beli jual bayar baca tulis dengerin nangis ketawa ngapain ngomong cerita tanya jawab kirim minta coba pake pakai ambil cari nyari dapet dapat dpt
    orang org teman temen tmn kakak kak ka adik adek dek mas mbak mba bang abang bu ibu bapak pak om tante anak cewek cowok pacar gaes semua semuanya smua sendiri
    lagu filmnya cerita foto gambar artinya judul judulnya nama namanya si harga harganya uang duit makanan nasi kopi hujan panas dingin capek cape lapar laper haus ngantuk sakit senang seneng sedih bosen bosan kesel marah malu takut kaget
    satu dua tiga empat lima banyak byk sedikit dikit besar kecil lain beda tiap setiap bareng bersama kembali balik masuk keluar naik turun depan belakang atas bawah
    bahasa indonesia orangnya artis konser konsernya tiket mahal murah gratis serius parah anjir anjay njir gila sumpah astaga ampun aduh duh waduh wah wih pantes pantesan terserah gapapa gpp gpapa papa jangan jgn lupa inget ingat habis abis semoga moga kira rasa rasanya kabar
    tengok nak korang kau jom kat sebab macam mcm camne kenapa sape awak esok cuti tengah lepas pastu jumpa cakap faham boleh jugak ramai bising comel sedap ye tu ni la
  `),
  /** Words of languages that we don't offer, and of Korean and Japanese in Latin letters, that detectors take for Indonesian or English. */
  und: words(`
    ang ng mga ako ikaw siya kayo tayo sila naman po opo hindi oo wala meron bakit paano saan kailan salamat kumusta maganda lang nga yung alam din rin
    que de el los las una por para con muy pero como gracias hola est bien todo esta eso porque
     les des et je suis est pour dans avec merci bonjour oui ich und nicht das ist der die ein danke guten
    nao voce muito obrigado obrigada eu uma isso gosto il che non sono grazie ciao
    annyeong annyeonghaseyo saranghae saranghaeyo kamsahamnida gamsahamnida gomawo daebak jinjja aigoo hwaiting fighting oppa unnie noona hyung
    arigatou arigato gozaimasu desu masu ne yo wa kawaii sugoi ohayou ohayo konnichiwa konbanwa sayonara gomen gomennasai nasai sumimasen onegai onegaishimasu yoroshiku otsukare otsukaresama minna daijoubu
    matur nuwun nggih kumaha damang piye kabare wae ora
  `),
} as const;

/** Whether a word in lower case is one of them, letters drawn out or not (`bangettt`, `soooo`). */
export const isFrequent = (word: string, lang: keyof typeof FREQUENT) =>
  FREQUENT[lang].has(word) || FREQUENT[lang].has(word.replace(/(.)\1+/gu, '$1'));
