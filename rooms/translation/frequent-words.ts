const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/u));

/**
 * What people say most, by language: a line of one to three words says too little for a detector that counts letters. Words that
 * two of them share, loanwords too (`update`, `spoiler`), stand in none, and apostrophes part words (`don't` is `don` and `t`).
 */
export const FREQUENT = {
  en: words(`
    the a an and or but if so because of to in on at by for from with about into than then as like just only also too very really i
    me my mine myself you your yours ur u he him his she her it its we us our they them their this that these those there here is
    are am was were be been being do does did done doing don doesn didn have has had having haven hasn can could couldn cant will
    would wouldn should shouldn must may might won isn aren wasn weren ain ll ve re im ive ill youre thats dont didnt doesnt wont
    whats what who whos where when why how which whose not no yes yeah yep yup nope sure maybe please pls plz thanks thank thx ty
    hello hi hey welcome bye goodbye good great nice cool fine bad best better worst cute funny amazing awesome beautiful lovely
    insane crazy sad happy sorry congrats congratulations agreed exactly true right wrong same real seriously absolutely definitely
    probably literally actually honestly basically morning afternoon evening night day today tomorrow yesterday tonight week month
    year time now later soon ago again always never ever still already go going gone goes went gonna gotta wanna get got getting
    come coming came see seen saw look looking watch watched watching know knew think thought say said says tell told mean means
    want wanted need needed love loved hate feel make made take took give gave find found try keep let use work working play playing
    listen eat eating sleep drink buy bought read reading wait waiting help start started stop talk speak learn live people everyone
    everybody someone anyone anything something nothing everything guys man friend friends girl boy dude bro bruh mom dad thing
    things lot much many more most some any all both each every other another one two first last next new old big little long song
    movie show ending music game book food home house school money phone picture story part way life world name question idea up
    down out off over back away before after until while since through between without around omg idk tbh ngl imo lmk rn brb gtg
    ttyl nvm btw fyi ikr wdym wtf smh afaik irl asap tho thou cuz coz bc cause kinda sorta lemme gimme dunno yall pretty english
    language understand birthday luck problem course late early tired hungry sick busy ready free excited boring interesting
    favorite favourite anyway besides though although enough quite almost even else instead together r wut wot woah whoa wow wowo
    huh hmm nop yea yeh okie okey alright allright indeed certainly perhaps obviously clearly apparently possible impossible
    possibly afraid alone angry annoying annoyed anxious ashamed asleep awake aware awful awkward bright broken calm careful cheap
    clean clear clever close cold comfortable common confused confusing cozy creepy cruel dangerous dark dead dear deep delicious
    different difficult dirty dumb easy empty excellent expensive famous fancy fantastic fast fat favor final finally fresh friendly
    full fun funniest gentle genius gorgeous grateful gross handsome hard healthy heavy hilarious honest horrible hot huge hurt
    important incredible jealous kind lazy lonely lost loud low lucky mad nervous normal odd obsessed pathetic perfect perfectly
    polite poor popular proud quick quickly quiet rare recent relaxed rich rough rude safe scared scary secret serious sexy shame
    sharp short shy silly similar simple sleepy slow slowly smart soft special spicy strange strong stupid sweet tall tasty terrible
    thirsty tiny tough ugly unbelievable unfair useful useless usual usually warm weak weird wet whole wild wise wonderful worried
    worth yummy young able accept add agree allow answer appear arrive ask asked asking bake become began begin believe bet bother
    bring brought build call called calling care carry catch change changed cheer cheers check choose clap click closed collect
    comment compare complete continue cook cooking cost count cover cried cry crying cut dance dancing decide delete deleted depend
    die died disagree draw drawing dream drive driving drop eaten ended enjoy enjoyed enjoying enter exist expect explain fail
    failed fall fell fight figure finish finished fit fix fly focus follow followed forget forgive forgot forgotten freeze gives
    glad guess guessed handle happen happened happening happens headed hear heard heart held hide hit hold hope hoping hug hugs
    hurry ignore imagine improve include invite join joined joke joking jump keeps kept kick kidding kill kiss knows laugh laughed
    laughing lead learned learning leave left lend lie lied listening lived lives living looks lose loves loving makes making matter
    meet meeting miss missed missing mind mix move moved moving named needs notice offer open opened order own pass pay pick plan
    planning post posted practice practicing prefer prepare press promise pull push putting rain raining react reach realize
    recommend relax remember remind repeat reply respect rest ride ring run running sat save saving seems sell send sends sent set
    share shared sharing shop shopping shout showed showing shows sing singing sit sitting skip sleeping slept smell smile snow
    snowing solve spend spent spoil stand starting stay staying stays stole stopped study studying stuck suck sucks suggest suppose
    support supposed surprise surprised survive swear swim taken takes taking talked talking tastes taste teach teaching tells text
    texting thinking throw touch travel treat trust tries trying turn turned type typing understood uses using visit waited wake
    walk walked walking wants warn wash waste wear wearing win wins wish wishing woke wonder worked works worry write writing wrote
    account actor actress air album animal anime app apples apology apologies area art artist attention author autumn baby bag ball
    band bank bath beach bed beer bike bird birthdays blood boat body boss bottle bottom box brain bread breakfast brother building
    bus business cake camera car card cat cats chance chapter character characters chat cheese chicken child children christmas city
    class clothes club coffee college color company computer concert country couple cousin crowd culture date daughter days deal
    death december dessert detail difference dinner direction doctor dog dogs dollar door doubt dress driver ear earth egg email end
    energy engineer enemy error evenings event exam exams example excuse experience face fact facts family fan fans farm father fear
    feeling feelings festival fever field finals finger fire fish floor flower foot football form fruit future garden gift
    girlfriend boyfriend glass goal goat god gold grade grandma grandpa group grow hair half hall hand hands hat head headache
    health hero history hobby holiday holidays homework hospital hotel hour hours husband ice ideas idol internet interview island
    issue jacket january japanese korean indonesian job judge juice key kid kids kitchen knife lady lake land laptop law leader leaf
    leg lesson letter level library light line lines lip list lots lunch lyrics machine magic mail manager map mark market marriage
    match math meal meaning meat member members memory message messages middle milk million minute minutes mistake model moment
    monday months moon mountain mouth movies museum names nature neck neighbor news noise noon north nose note notes number office
    online opening opinion others outfit page pain pair paper parents park party past path patience peace pen person pet phones
    photo photos piece pics pic pizza places plane plant plate player point police pool power present pressure price process product
    program project public quality queen quiz radio reason reasons record relationship restaurant result rice river road rock role
    room rooms rule rules sale salt scene scenes schedule score screen sea season seat second seconds sense series service sex shape
    ship shirt shoe shoes side sign signal singer sister site size skill skin sky snack society soccer soldier solution son songs
    sound sounds soup south space speech speed spelling sport sports spring stage star stars station step stone store storm stories
    street strength stress student students studio stuff style subject success sugar summer sun sunday sunset teacher tea teeth test
    tests theory ticket tickets title titles top topic total tour town traffic train translation tree trip trouble truth tuesday tv
    university vacation version view village voice volume wall war water wave weather wedding wednesday weekend weekends weight west
    wife wind window winter woman women wood word words worker writer years youth zoo friday saturday thursday february march april
    june july august september october november goosebumps chills against along among anytime anyways anywhere apart aside behind
    below beside beyond certain despite during either elsewhere especially everyday everywhere except forever hardly hers himself
    herself however inside itself least less likely mostly nearly neither nobody none nor often onto otherwise ourselves outside per
    rather several sometimes somehow someday somewhere such thus till toward totally towards twice under unless unlike upon whatever
    whenever wherever whether whichever whoever within yet theyre hes shes theres heres lets aint wasnt isnt arent werent havent
    hasnt hadnt wouldnt couldnt shouldnt wyd hbu wbu hmu nbd np yw tysm tyvm tmr tmrw gn gm gj gl hf jk fr af omw ily ilysm ootd
    fomo sus lowkey highkey goated slay vibe vibes cringe based rip pog sheesh deadass finna tryna outta sup yo wassup hows hella
    welp yikes oops congratz grats mornin tonite nite thot sry srsly def defo obvs prob probs legit ppl gf bf bff dm dms rly rlly
    nvr evr abt bday three four five six seven eight nine ten hundred thousand third twenty
  `),
  id: words(`
    yang yg dan atau tapi tp tetapi kalau kalo klo kl karena karna krn jadi jd supaya biar agar untuk utk buat dari dr dengan dgn
    sama sm ke di pada dalam dlm oleh ini itu nih tuh sini situ sana begini begitu gini gitu gt saya sy aku ku gue gua gw kamu km
    kau lu anda dia ia kami kita kt mereka kalian mrk ada adalah bukan bkn tidak tdk tak gak ga gk nggak ngga enggak engga kagak
    belum belom blm blom sudah sdh udah udh dah telah akan sedang sdg lagi lg masih msh bisa bs boleh harus hrs mau mo pengen pgn
    pingin ingin perlu suka sayang cinta kangen rindu tahu tau ngerti paham lihat liat lht nonton dengar denger bilang blg kata apa
    ap apaan siapa sapa mana dimana kemana kapan kpn kenapa knp mengapa gimana gmn bagaimana berapa brp apakah iya iyah iyaa ya yah
    yaa yoi betul bener benar salah setuju oke oce sip siap baik baiklah mantap mantul keren bagus jelek lucu cantik ganteng cakep
    enak seru asik asyik gokil sangat banget bgt bgtt sekali skali paling lebih lbh kurang cuma cuman cm hanya juga jg pun aja aj
    saja sj doang dong donk deh sih kok kan lah loh lho mah toh kek kayak kyk seperti spt emang memang mmg pasti mungkin terima
    kasih makasih mksh mksih trims tolong tlg maaf maap mohon permisi silakan silahkan selamat halo hallo hai assalamualaikum dadah
    semangat sabar santai ayo ayok yuk yuks pagi siang sore malam malem hari skrg sekarang nanti ntar tadi td besok bsk kemarin kmrn
    kemaren minggu bulan tahun thn jam menit lama baru br bru dulu dl dlu terus trs sebentar bentar makan minum tidur tdr bangun
    mandi pulang pergi datang dtg berangkat kerja sekolah sklh kuliah kampus rumah kamar jalan mabar beli jual bayar baca tulis
    dengerin nangis ketawa ngapain ngomong cerita tanya jawab kirim minta coba pake pakai ambil cari nyari dapet dapat dpt orang org
    teman temen tmn kakak kak ka adik adek dek mas mbak mba bang abang bu ibu bapak pak om tante anak cewek cowok pacar gaes semua
    semuanya smua sendiri lagu filmnya foto gambar artinya judul judulnya nama namanya si harga harganya uang duit makanan nasi kopi
    hujan panas dingin capek cape lapar laper haus ngantuk sakit senang seneng sedih bosen bosan kesel marah malu takut kaget satu
    dua tiga empat lima banyak byk sedikit dikit besar kecil lain beda tiap setiap bareng bersama kembali balik masuk keluar naik
    turun depan belakang atas bawah bahasa indonesia orangnya artis konser konsernya tiket mahal murah gratis serius parah anjir
    anjay njir gila sumpah astaga ampun aduh duh waduh wah wih pantes pantesan terserah gapapa gpp gpapa papa jangan jgn lupa inget
    ingat habis abis semoga moga kira rasa rasanya kabar tengok nak korang jom kat sebab macam mcm camne sape awak esok cuti tengah
    lepas pastu jumpa cakap faham jugak ramai bising comel sedap tu ni la acara adain adanya agak ajak ajarin akhir akhirnya akun
    alamat alasan alhamdulillah aman amat amin anehnya aneh anggap anjing angin apalagi apapun aplikasi arti asal asam asin asli
    atur awal awas ayah ayam ayank babay bacot badan bagi bagaimanapun bagian bahagia bahas bahaya bahkan bahwa baiknya baju balas
    bales bangga bangku bantal bantu bantuan bantuin banyaknya barang barat barengan baris barusan batal batas batuk bau bawa bawain
    bayangin bayi beberapa bego begadang begitulah belajar belanja beliin belok benci beneran bentuk berani berarti berat berbagi
    bercanda berdua beres berhasil berhenti beri berikut berita berkat bermain bersih berubah berusaha bete biasa biasanya biaya
    bicara bikin bingung bintang bisanya bloon bodoh bodo bohong bola bolak boong borong bosenin botak buah buatan buatnya buka
    bukannya buku bunga bunyi burung buruk butuh cabut canda capeknya cara caranya cek celana cepat cepet cerewet ceria cerdas ciee
    cie cieee cocok cuaca cukup curang curhat curiga daftar daging damai dapur darah darimana dasar daripada deket dekat demam demi
    deras desa detik dewasa diam diem dibaca dibeli dibilang dibuat dikasih dikira dimakan dimulai diri dipake disana disini disuruh
    ditonton ditunggu dompet dosa duduk dukung dunia edan ejek elah emak emosi empuk enaknya enam entah entar episodenya es eh fakta
    favoritku favorit gabung gabut gagah gagal gajelas gambarnya gampang gantengnya ganti garam garing gatal gede gelap gelas gemas
    gemes gemoy gempa gemuk gerah giliran gimanapun gitar goreng gosip guru habisin hadiah hahah hal halaman halus hambar hampir
    hancur handuk hantu hapus harap harapan haram haruskah hasil hati hebat heboh hemat heran hidup hidung hijau hilang hitam hitung
    hobi hubungan hujannya hutan ibadah idola ih ijin ikan iklan ikut ikutan ilang imut indah ingatan inginnya ingus injak inilah
    intinya iri istirahat istri itulah itung jaga jago jahat jahil jajan jaket jalanan jalanin jaman janji jantung jari jatah jatuh
    jauh jawaban jelas jenis jenius jeruk jika jodoh judes juara jujur julid jumat jurusan jutek kabur kaca kacau kadang kafe kagum
    kaki kakek kalah kaleng kalem kamarnya kambing kamis kampung kangennya kantor kaos kapal kapanpun karya kasar kasi kasihan
    kasian katanya kawan kayaknya kaya kebakaran keburu kebutuhan kecapean kecewa kecilin kedua keinginan kejam keju kelamaan kelar
    kelas kelihatan keliatan keliling kelompok keluarga kemahalan kembang kemungkinan kenal kenalan kenang kencang kenyang kenyataan
    kepala kepikiran kepo kering keringat kertas kesal kesana kesempatan kesini ketawain ketemu ketemuan ketiduran ketinggalan
    khusus kipas kirain kiri kirimin kitab kocak kode komen komik kompak kondisi korban korea kosong kota kotor kuat kucing kue kuku
    kulit kuning kunci kupikir kurus kutunggu laen lagian lagunya lahir laki lalu lambat lampu lanjut lantai larang larut laut lawan
    lawak layar lebaran lebay ledek lega lelah lemah lemari lemes lemot lengkap lewat lezat libur liburan lidah lilin limun lincah
    lindungi lirik listrik logat loncat lowbat lowongan luar luas lucunya lumayan lupain lurus lusa maaci mabok macet mager
    mahasiswa makasi makasii makin maklum maksa maksud maksudnya malahan malah males malesin mama mampir mampus manggil manis mantab
    mantan masa masak masakan masalah mata matahari mati mawar meja melihat memalukan memasak membaca membeli membuat memilih
    mending mendingan menang menangis mencari menggambar mengerti menonton menulis menunggu merah merasa merinding mertua mesti
    milih mimpi minggir mirip misal misalnya misi miskin mobil modal motor muda mudah mudahan muka mulai mulut muncul mundur
    mungkinkah murid musim musik mustahil musuh muter nambah namaku napa nasib natal nebak negara nek nekat nenek nerima ngaco ngadu
    ngakak ngambek ngantri ngasih ngeliat ngelihat ngelawak ngerasa ngeri ngerjain nggal ngikut ngilang ngobrol ngomongin ngopi
    ngutang niat nikah ninggalin nitip nulis numpang nunggu nungguin nurut nyaman nyanyi nyangka nyata nyawa nyebelin nyesel nyoba
    nyuci nyuruh obat obrolan ogah ohya olahraga ongkos orangtua otak otw pacaran padahal pagipagi paginya pahit pakaian paksa
    palagi pamer pandai panggil panjang pantai pantas parahnya pasar pasang pasangan paspor patah pedas pedes pegel pegang pekan
    pelan pelajar pelangi pelajaran pelayan peluk pemula pencet pendek pengalaman pengaruh penggemar penting penuh percaya percuma
    perempuan perhatian pernah perpustakaan pertama pertanyaan perut pesan pesawat pesen peserta pikir pikiran pilih pilihan pindah
    pinggir pintar pinter pintu piring pisah pokoknya polisi pribadi puas puasa pucat pukul pulau pulsa puluh punya punyaku puteri
    putih putra putus pusing rabu rahasia rajin ramah rambut rapat rapi ratus rawat receh regu rejeki rela remaja rendah repot resep
    rese restu ribet ribu ribut ringan rokok roti rugi rumit rusak ruang ruangan sabtu sadar sahabat saingan sajak sakitnya salahku
    salam saling salju salken samping sampah sampai sampe sampaikan sandal sanggup sarapan sayangnya sayur sebagai sebel sebelah
    sebelum sebenarnya sebenernya sebuah secara sederhana segala segar segera segini seharusnya sehat sejak sejarah sejuk selain
    selama selamanya selalu selasa selera selesai seleranya selow seluruh semakin semalam semenjak semester sempat sempet sempit
    sempurna senangnya sendirian senin sengaja sentuh senyum sepatu sepeda sepertinya sepi serem seram serba sering seri serunya
    serumah sesama sesuai sesuatu sesudah setan setelah setengah setia seumur sewa siapapun siapin sibuk sifat sikap silau simpan
    sinetron singkat sisa skor sodara sok solusi sombong sopan sori sosial spesial suaminya suami suara suasana subuh sukses sukanya
    sulit sumber sungai sungguh supir surat suruh susah susu syukur syukurlah tabah tahan taunya takutnya taman tambah tamu tanah
    tanding tangan tangga tanggal tangis tantangan tapinya tarik taruh tas tebak tegas telat teleponan telepon telpon telur tempat
    temenin tenaga tenang tengkyu tentang tentu tepat terakhir terang terbaik terbaru terbang terbuka tergantung terharu teriak
    terjadi terjemahan terkenal terlalu terlambat termasuk ternyata tersedia tersenyum tersesat tersinggung tertarik tertawa
    tetangga tetap tetep tetiba tiba tidurnya tinggal tinggi tiup toko tolol tua tuan tubuh tugas tuhan tujuan tulang tulisan tulus
    tumben tunggu tunggal turut tutup ubah ucap udara ujan ujian ujung ulang ulangi ultah umat umur umurku umum undang untung urus
    usaha usah utama utang utara wajah wajar wajib waktu waktunya walau walaupun wangi wanita warna warung waw yaampun yaelah yakin
    yaudah yaudahlah yauda yaitu yakali ketika bagaikan antara ataupun apabila bila meski meskipun hingga sehingga para tanpa
    terhadap serta maka namun sebelas belas sepuluh seratus seribu juta tujuh delapan sembilan ahad januari februari maret mei juni
    juli agustus oktober desember takde takleh kena nampak cantiknya seronok penat gembira camtu camni mcmana diorang depa dorang
    kitorang xde sgt sekejap kejap lagipun petang
  `),
  /** Words of languages that we don't offer, and of Korean and Japanese in Latin letters, that detectors take for Indonesian or English. */
  und: words(`
    ang ng mga ako ikaw siya kayo tayo sila naman po opo hindi oo wala meron bakit paano saan kailan salamat kumusta maganda lang
    nga yung alam din rin que de el los las una por con muy pero como gracias hola est bien todo esta eso porque les des et je suis
    pour dans avec merci bonjour oui ich und nicht das ist der ein danke guten nao voce muito obrigado obrigada eu uma isso gosto il
    che non sono grazie ciao annyeong annyeonghaseyo saranghae saranghaeyo kamsahamnida gamsahamnida gomawo daebak jinjja aigoo
    hwaiting fighting oppa unnie noona hyung arigatou arigato gozaimasu desu masu ne wa kawaii sugoi ohayou ohayo konnichiwa
    konbanwa sayonara gomen gomennasai nasai sumimasen onegai onegaishimasu yoroshiku otsukare otsukaresama minna daijoubu matur
    nuwun nggih kumaha damang piye kabare wae ora
  `),
} as const;

/** Whether a word in lower case is one of them, letters drawn out or not (`bangettt`, `soooo`). */
export const isFrequent = (word: string, lang: keyof typeof FREQUENT) =>
  FREQUENT[lang].has(word) || FREQUENT[lang].has(word.replace(/(.)\1+/gu, '$1'));
