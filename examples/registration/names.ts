import type { CountryCode } from './places.ts'
import { plainLetters } from './plain-letters.ts'

/** A name as its bearer writes it, and in the plain letters that e-mail addresses are made of. */
export type Name = { written: string; plain: string }

/** How given and family name stand in the full name: "Anna Müller", "Nguyễn Thị Hương", "王岚". */
export type NameOrder = 'given-first' | 'family-first' | 'family-first-joined'

/** Given and family names that go together: one language, one script, and where grammar asks, one gender. */
export type Culture = {
  locale: string
  country: CountryCode
  order: NameOrder
  given: Name[]
  family: Name[]
}

/**
 * Names that are usual where they come from; people are made by recombining them, and none that
 * makes up somebody well known may be added. Where plain letters cannot be told from the name,
 * they stand behind a bar.
 */
export const CULTURES: Culture[] = [
  culture('en', 'GB', 'given-first', {
    given:
      'Harriet, Oliver, Imogen, Rupert, Beatrix, Alistair, Nell, Dominic, Philippa, Gareth, Rosalind, Tamsin',
    family:
      'Whitcombe, Thornbury, Hollis, Fairweather, Ashcroft-Lane, Wetherby, Trent, Pemberton, Holloway, Ainsley, Birkett, Oakes',
  }),
  culture('en', 'US', 'given-first', {
    given:
      'Madison, Tyler, Brooke, Logan, Savannah, Wyatt, Paige, Marcus, Denise, Darnell, Autumn, Caleb',
    family:
      'Whitaker, Hargrove, Pruitt, Holbrook, McAllister, Winslow, Tillman, Kessler, Boone, Van Horn, Delacroix, Sutter',
  }),
  culture('en', 'IE', 'given-first', {
    given:
      'Aoife, Ciarán, Niamh, Oisín, Siobhán, Fionnuala, Cormac, Gráinne, Ruairí, Diarmuid, Órla, Caoimhe',
    family:
      "O'Shanahan, O’Meagher, Ó Briain, Byrne-Walsh, MacCarthaigh, Nic Gabhann, Fitzgibbon, O'Hallisey, Kinsella, Ó Ceallaigh, Hannigan, Mac Giolla",
  }),
  culture('de', 'DE', 'given-first', {
    given:
      'Annika, Björn, Käthe, Jörn, Friederike, Götz, Lieselotte, Sören, Mareike, Heidrun, Änne, Lüder',
    family:
      'Müller|mueller, Schäffner|schaeffner, Krüger|krueger, Böhme|boehme, Weißgerber, Lüdtke|luedtke, Großheide, Pfänder, Möllers|moellers, Kühnemann, Dröge, Oehlschläger',
  }),
  culture('de', 'CH', 'given-first', {
    given: 'Reto, Ursina, Beat, Ladina, Urs, Seraina, Köbi, Regula, Andri, Flurina, Ueli, Corsin',
    family:
      'Zürrer, Bünzli, Hürlimann, Gärtner, Wüthrich, Schüepp, Aebischer, Brändli, Rüegg, Caduff, Stäheli, Zgraggen',
  }),
  culture('fr', 'FR', 'given-first', {
    given:
      'Amélie, Benoît, Chloé, François, Hélène, Jérôme, Maëlys, Noémie, Théo, Zoé, Gaëlle, Loïc',
    family:
      'Lefèvre, Bérengier, Garçonnet, Desprès, Gauthier-Roux, Châtelain, Mérigot, Pélissier, Crépin, Noël-Martel, D’Aubigné, Brûlard',
  }),
  culture('es', 'ES', 'given-first', {
    given:
      'María José, Íñigo, Begoña, Joaquín, Concepción, Ramón, Inés, Andrés, Nuria, Rocío, Teófilo, Lucía',
    family:
      'Núñez Ibarra, Peñalver Ríos, Gutiérrez Muñoz, Zúñiga Prado, Ordóñez Vega, Castañeda Gil, Yáñez Solís, Íñiguez Mora, Peláez Duarte, Ibáñez Luna, Quiñones Rey, Echeverría Pons',
  }),
  culture('es', 'MX', 'given-first', {
    given:
      'Ximena, Matías, Facundo, Agustina, Milagros, Renata, Emiliano, Guadalupe, Nahuel, Abril, Rubén, Itzel',
    family:
      'Villaseñor, Arrieta, Ocampo, Sepúlveda, Iturbe, Mondragón, Acuña, Zárate, Ledesma, Bustamante, Cárdenas, Peña y Lillo',
  }),
  culture('pt', 'BR', 'given-first', {
    given:
      'João Pedro, Conceição, Anísio, Luíza, Beatriz, Caio, Thaís, Otávio, Inês, Vinícius, Lívia, Zélia',
    family:
      'Assunção, Guimarães, Nóbrega, Simões Leal, Brandão, Araújo Pinto, Teixeira Rocha, Vilaça, Carrilho, Esteves, Paixão, Quintanilha',
  }),
  culture('it', 'IT', 'given-first', {
    given:
      'Niccolò, Chiara, Donatella, Ubaldo, Giosuè, Ilaria, Fiorenza, Tommaso, Nives, Ludovica, Eraldo, Mirella',
    family:
      "Bonfanti, Brambilla, Fumagalli, Dell'Acqua, Pellizzari, Colò, Sartorelli, Trevisàn, Lo Verde, D’Ambrosi, Marchetti, De Santis",
  }),
  culture('nl', 'NL', 'given-first', {
    given:
      'Maartje, Sjoerd, Femke, Joost, Liesbeth, Wouter, Anouk, Berend, Noortje, Thijs, Ilse, Daniël',
    family:
      "van der Linden, de Groot, van den Heuvel, Dijkstra, van 't Veer, Hoekstra, Schouten, Bakker-Smit, ten Brink, IJzerman, Oosterhuis, Kuipers",
  }),
  culture('sv', 'SE', 'given-first', {
    given: 'Åsa, Göran, Märta, Örjan, Linnéa, Håkan, Malin, Torbjörn, Alva, Stellan, Sölve, Gunnel',
    family:
      'Sjöberg, Åkerlund, Öberg, Lindström, Hägglund, Nyström, Söderlind, Ångman, Västberg, Kjellgren, Mårtensson, Björklund',
  }),
  culture('nb', 'NO', 'given-first', {
    given:
      'Øyvind, Bjørg, Åse, Sindre, Solveig, Håvard, Ingeborg, Tormod, Synnøve, Kåre, Ragnhild, Eirik',
    family:
      'Bjørnstad, Sæther, Nygård, Østby, Hårstad, Løken, Rønning, Fjeldstad, Skjærvø, Vågen, Tømmerås, Hjelmeland',
  }),
  culture('da', 'DK', 'given-first', {
    given:
      'Søren, Kirstine, Jørgen, Birgitte, Asger, Mette, Jeppe, Signe, Torben, Bodil, Lærke, Åge',
    family:
      'Kjærulf, Ørskov, Nørreskov, Bæk, Bødker, Grønlund, Ravnkjær, Skødt, Højbjerg, Vesterlund, Aaby, Sørensen',
  }),
  culture('fi', 'FI', 'given-first', {
    given:
      'Päivi, Väinö, Tuulikki, Yrjö, Hannele, Taavetti, Lumi, Eevi, Kyösti, Riikka, Onni, Mirjami',
    family:
      'Järvinen, Hämäläinen, Pöllänen, Niemelä, Ylönen, Särkkä, Väänänen, Koskimaa, Lehtimäki, Rämö, Jääskeläinen, Lehtovaara',
  }),
  culture('is', 'IS', 'given-first', {
    given:
      'Guðrún, Sigríður, Þórdís, Ásta, Hafdís, Hrafnhildur, Ólöf, Ragnheiður, Védís, Eyrún, Álfheiður, Sólveig',
    family:
      'Ketilsdóttir, Hrólfsdóttir, Þorgrímsdóttir, Ögmundsdóttir, Sæmundsdóttir, Hjálmarsdóttir, Ásbjörnsdóttir, Úlfarsdóttir, Bárðardóttir, Steinþórsdóttir, Vémundardóttir, Hálfdánardóttir',
  }),
  culture('pl', 'PL', 'given-first', {
    given:
      'Małgorzata, Elżbieta, Łucja, Wioletta, Grażyna, Żaneta, Bożena, Agnieszka, Zofia, Stanisława, Urszula, Kinga',
    family:
      'Wójcicka, Kowalczyk-Łęcka, Żółtowska, Śliwińska, Dąbrowiecka, Gąsiorek, Wiśniewiecka, Źródlana, Krzyżanek, Pąkowska, Szczepanik, Trzęsimiech',
  }),
  culture('pl', 'PL', 'given-first', {
    given:
      'Łukasz, Paweł, Zdzisław, Grzegorz, Michał, Świętosław, Bogusław, Rafał, Sławomir, Jędrzej, Błażej, Ziemowit',
    family:
      'Wójcicki, Żółtowski, Śliwiński, Dąbrowiecki, Gąsiorek, Łęcki, Krzyżanek, Pąkowski, Jeżyk, Źrebiec, Szczepanik, Trzęsimiech',
  }),
  culture('cs', 'CZ', 'given-first', {
    given:
      'Božena, Květa, Jiřina, Zdeňka, Růžena, Dagmar, Šárka, Ludmila, Věra, Ilona, Žaneta, Drahomíra',
    family:
      'Dvořáčková, Šťastná, Příhodová, Křížková, Vaňková, Hvězdová, Koníčková, Žďárská, Čermáčková, Řeháčková, Ďurišová, Němečková',
  }),
  culture('hu', 'HU', 'family-first', {
    given: 'Ágnes, Örs, Zsófia, Győző, Árpád, Ildikó, Csilla, Tünde, Ödön, Kálmán, Réka, Botond',
    family:
      'Szőllősi, Kőszegi, Tűzkő, Hegedős, Csörgő, Zsigmondi, Fűzfa, Őrhegyi, Szűcs, Nádasdi, Gyöngyösi, Üveges',
  }),
  culture('ro', 'RO', 'given-first', {
    given:
      'Ștefania, Mircea, Ionuț, Brândușa, Cătălina, Răzvan, Smaranda, Doinița, Dănuț, Mărioara, Horațiu, Vasilică',
    family:
      'Țărmure, Brâncovici, Pârvulești, Șerbănescu, Mănăstireanu, Căpraru, Dumbrăveanu, Vâlceanu, Ghiță, Fântânaru, Stănciulescu, Țopa',
  }),
  culture('hr', 'HR', 'given-first', {
    given:
      'Željka, Đurđa, Hrvoje, Šime, Anđela, Tončica, Krešimir, Ljubica, Vjeran, Nikolina, Žarko, Snježana',
    family:
      'Bradičić, Čulinović, Đurašin, Hržić, Kuštrak, Ljubešić, Mišetić, Pavešić, Šimunjak, Tončić, Vrkić, Žigman',
  }),
  culture('lt', 'LT', 'given-first', {
    given:
      'Eglė, Živilė, Jūratė, Rūta, Giedrė, Šarūnė, Audronė, Dovilė, Snieguolė, Gintarė, Kotryna, Ąžuolė',
    family:
      'Kazlauskaitė, Žukauskienė, Šimkūnaitė, Čepulytė, Grigaliūnaitė, Pėžaitė, Mažeikytė, Būdvytienė, Vaičiūnienė, Žvirblytė, Ūsaitė, Bičkutė',
  }),
  culture('tr', 'TR', 'given-first', {
    given:
      'Işıl, İbrahim, Çiğdem, Gökhan, Şule, Ümit, Özlem, Yıldız, Tuğba, İlknur, Kıvanç, Ayşegül',
    family:
      'Kılıç, Yıldırım, Öztürkmen, Işıklar, Çağlayan, Şahinoğlu, Güneşli, Tığlı, Irmak, Demirağ, İnceoğlu, Karakış',
  }),
  culture('uk', 'UA', 'given-first', {
    given:
      'Оксана|oksana, Ганна|hanna, Соломія|solomiia, Тарас|taras, Мар’яна|mariana, Ярина|yaryna, Остап|ostap, Зоряна|zoriana, Євгенія|yevheniia, Юхим|yukhym, Уляна|uliana, Христина|khrystyna',
    family:
      'Коваленко|kovalenko, Гнатюк|hnatiuk, Бойчук|boichuk, Мельниченко|melnychenko, Їжакевич|yizhakevych, Дорошенко|doroshenko, Ткачук|tkachuk, Євтушок|yevtushok, Ґудзь|gudz, Яремчук|yaremchuk, Щербань|shcherban, Підлісний-Рак|pidlisnyi-rak',
  }),
  culture('ru', 'KZ', 'given-first', {
    given:
      'Ксения|ksenia, Людмила|lyudmila, Надежда|nadezhda, Алёна|alyona, Зинаида|zinaida, Юлия|yulia, Вероника|veronika, Элина|elina, Ярослава|yaroslava, Маргарита|margarita, Таисия|taisia, Фаина|faina',
    family:
      'Щукина|shchukina, Журавлёва|zhuravlyova, Пчёлкина|pchyolkina, Ёлкина|yolkina, Воробьёва|vorobyova, Ершова|yershova, Гусельникова|guselnikova, Лебедянская|lebedyanskaya, Кузнечихина|kuznechikhina, Снегирёва|snegiryova, Объедкова|obyedkova, Цыплакова|tsyplakova',
  }),
  culture('kk', 'KZ', 'given-first', {
    given:
      'Әсел|asel, Нұрлан|nurlan, Гүлнар|gulnar, Ерлан|yerlan, Айгүл|aigul, Қайрат|qairat, Жансая|zhansaya, Дәурен|dauren, Мөлдір|moldir, Бекзат|bekzat, Шолпан|sholpan, Сәуле|saule',
    family:
      'Әбілқайыр|abilqaiyr, Жұмабай|zhumabai, Қасымбек|qasymbek, Нұрғали|nurgali, Сейтқали|seitqali, Өтеген|otegen, Төлеген|tolegen, Үмбетбай|umbetbai, Ғабдолла|gabdolla, Есенбай|yesenbai, Мұқанбет|muqanbet, Іңкәрбай|inkarbai',
  }),
  culture('bg', 'BG', 'given-first', {
    given:
      'Божидар|bozhidar, Цветан|tsvetan, Йордан|yordan, Пламен|plamen, Румен|rumen, Щерьо|shteryo, Асен|asen, Любомир|lyubomir, Тошо|tosho, Радой|radoy, Недялко|nedyalko, Огнян|ognyan',
    family:
      'Цанков|tsankov, Златарски|zlatarski, Щерев|shterev, Йотов|yotov, Бубуков|bubukov, Кърджалиев|kardzhaliev, Чушков|chushkov, Дряновски|dryanovski, Мъглов|maglov, Тъпанаров|tapanarov, Хлебаров|hlebarov, Юруков|yurukov',
  }),
  culture('sr', 'RS', 'given-first', {
    given:
      'Љиљана|ljiljana, Ђорђе|djordje, Жељко|zeljko, Његош|njegos, Милица|milica, Снежана|snezana, Душан|dusan, Јелица|jelica, Радмила|radmila, Вукашин|vukasin, Мирјана|mirjana, Тихомир|tihomir',
    family:
      'Љубишић|ljubisic, Ђуричић|djuricic, Живадиновић|zivadinovic, Џамбић|dzambic, Ћирковић|cirkovic, Шљивић|sljivic, Бојанић|bojanic, Њежић|njezic, Гвозденић|gvozdenic, Јаблан|jablan, Крстоношић|krstonosic, Зељковић|zeljkovic',
  }),
  culture('el', 'GR', 'given-first', {
    given:
      'Ελένη|eleni, Αικατερίνη|aikaterini, Ιωάννα|ioanna, Χρυσούλα|chrysoula, Ευαγγελία|evangelia, Δέσποινα|despoina, Φωτεινή|foteini, Όλγα|olga, Σοφία|sofia, Άρτεμις|artemis, Θεοδώρα|theodora, Καλλιόπη|kalliopi',
    family:
      'Παπαζήση|papazisi, Καραμήτρου|karamitrou, Οικονομάκη|oikonomaki, Χατζηβασιλείου|chatzivasileiou, Αγγελοπούλου|angelopoulou, Τσιρίγου|tsirigou, Ζερβουδάκη|zervoudaki, Λυμπεροπούλου|lymperopoulou, Ψαρρού|psarrou, Γεωργακάκη|georgakaki, Μπακαλάκου|bakalakou, Δρακουλή|drakouli',
  }),
  culture('el', 'CY', 'given-first', {
    given:
      'Γιώργος|giorgos, Νικόλαος|nikolaos, Σπύρος|spyros, Ηλίας|ilias, Λευτέρης|lefteris, Χαράλαμπος|charalampos, Στυλιανός|stylianos, Άγγελος|angelos, Θανάσης|thanasis, Ευστάθιος|efstathios, Μάριος|marios, Όθωνας|othonas',
    family:
      'Παπαζήσης|papazisis, Καραμήτρος|karamitros, Οικονομάκης|oikonomakis, Χατζηβασιλείου|chatzivasileiou, Λυμπερόπουλος|lymperopoulos, Τσιρίγος|tsirigos, Ζερβουδάκης|zervoudakis, Ψαρράς|psarras, Γεωργακάκης|georgakakis, Μπακαλάκος|bakalakos, Δρακουλής|drakoulis, Βλαχόπουλος|vlachopoulos',
  }),
  culture('hy', 'AM', 'given-first', {
    given:
      'Անի|ani, Արմեն|armen, Գայանե|gayane, Տիգրան|tigran, Լուսինե|lusine, Հայկ|hayk, Նարինե|narine, Սուրեն|suren, Մարիամ|mariam, Վահե|vahe, Շուշան|shushan, Դավիթ|davit',
    family:
      'Մկրտումյան|mkrtumyan, Զոհրապետյան|zohrapetyan, Խաչիկյան|khachikyan, Ղազարոսյան|ghazarosyan, Ծատուրյան|tsaturyan, Ոսկանյան|voskanyan, Ավետիսյան|avetisyan, Թավաքալյան|tavakalyan, Մելիքսեթյան|meliksetyan, Չիլինգիրյան|chilingiryan, Եղոյան|yeghoyan, Հովսեփյան|hovsepyan',
  }),
  culture('ka', 'GE', 'given-first', {
    given:
      'ნინო|nino, გიორგი|giorgi, თამარ|tamar, ლევან|levan, მარიამ|mariam, დავით|davit, ქეთევან|ketevan, ზურაბ|zurab, ხატია|khatia, ირაკლი|irakli, ნანა|nana, ვახტანგ|vakhtang',
    family:
      'ბერულავა|berulava, კაპანაძე|kapanadze, გულიაშვილი|guliashvili, მაღლაფერიძე|maghlaperidze, ლომიძე|lomidze, წიკლაური|tsiklauri, ჭიღლაძე|chighladze, ხურციძე|khurtsidze, ფირცხალავა|pirtskhalava, ღვინიაშვილი|ghviniashvili, ყურაშვილი|kurashvili, ჯოხაძე|jokhadze',
  }),
  culture('ar', 'EG', 'given-first', {
    given:
      'فاطمة|fatma, محمود|mahmoud, نورهان|nourhan, خالد|khaled, ياسمين|yasmine, طارق|tarek, هبة|heba, عمرو|amr, سلمى|salma, شريف|sherif, مروة|marwa, حسام|hossam',
    family:
      'المنياوي|elmeniawy, البدراوي|elbadrawy, عبد الغفار|abdelghaffar, الدمنهوري|eldamanhoury, زهران|zahran, القناوي|elqenawy, أبو زيد|abouzeid, السمنودي|elsamanoudy, الصيرفي|elsairafi, الطوخي|eltoukhy, رشوان|rashwan, الفيومي|elfayoumy',
  }),
  culture('ar', 'MA', 'given-first', {
    given:
      'خديجة|khadija, إدريس|driss, زينب|zineb, ياسين|yassine, سناء|sanae, أنوار|anouar, لبنى|loubna, رضوان|redouane, حليمة|halima, المهدي|elmehdi, غزلان|ghizlane, عبد الحق|abdelhak',
    family:
      'بنسليمان|benslimane, العرائشي|elaraichi, بوزيدي|bouzidi, التطواني|tetouani, الإدريسي|elidrissi, بنشقرون|benchekroun, الزياني|zayani, أوعلي|ouali, الناصري|naciri, الفاسي|elfassi, برادة|berrada, حمومي|hammoumi',
  }),
  culture('fa', 'IR', 'given-first', {
    given:
      'پریسا|parisa, کامران|kamran, نسترن|nastaran, بهزاد|behzad, گلناز|golnaz, آرش|arash, مهناز|mahnaz, سیاوش|siavash, ژاله|zhaleh, فرهاد|farhad, شیرین|shirin, رامین|ramin',
    family:
      'کیانی|kiani, رستگار|rastegar, پورمند|pourmand, گلچین|golchin, چراغی|cheraghi, نیک‌پور|nikpour, ژرفی|zharfi, دلاوری|delavari, صبوری|sabouri, یزدان‌مهر|yazdanmehr, خوش‌سخن|khoshsokhan, مهرآذر|mehrazar',
  }),
  culture('ur', 'PK', 'given-first', {
    given:
      'عائشہ|ayesha, فیضان|faizan, تسنیم|tasneem, کاشف|kashif, نادیہ|nadia, زبیر|zubair, ثمینہ|samina, جنید|junaid, رخسانہ|rukhsana, وقاص|waqas, مہوش|mehwish, ارسلان|arsalan',
    family:
      'چوہدری|chaudhry, قریشی|qureshi, بٹ|butt, ڈار|dar, رضوی|rizvi, کھوکھر|khokhar, اعوان|awan, گیلانی|gilani, ٹوانہ|tiwana, ہاشمی|hashmi, سومرو|soomro, پراچہ|paracha',
  }),
  culture('he', 'IL', 'given-first', {
    given:
      'נועה|noa, יובל|yuval, תמר|tamar, אלעד|elad, שירה|shira, גלעד|gilad, הדס|hadas, אביתר|evyatar, מיכל|michal, עומר|omer, רותם|rotem, יעל|yael',
    family:
      'אבן־צור|even-tsur, שקדי|shkedi, רוזנטל|rozental, מזרחי|mizrahi, גבעוני|givoni, כרמלי|karmeli, שטרנברג|shternberg, אלמוג|almog, צברי|tsabari, לוינסקי|levinsky, חכמון|hakhmon, בר־נוי|bar-noy',
  }),
  culture('hi', 'IN', 'given-first', {
    given:
      'अनन्या|ananya, त्रिलोक|trilok, प्रियंका|priyanka, विक्रम|vikram, सुनीता|sunita, अर्जुन|arjun, मीनाक्षी|meenakshi, देवेंद्र|devendra, कविता|kavita, हरीश|harish, रेणुका|renuka, गौरव|gaurav',
    family:
      'श्रीवास्तव|shrivastava, त्रिपाठी|tripathi, जोशी|joshi, चौबे|chaubey, मिश्र|mishra, भटनागर|bhatnagar, पंचोली|pancholi, शुक्ल|shukla, अग्निहोत्री|agnihotri, द्विवेदी|dwivedi, सक्सेना|saxena, दुबे|dubey',
  }),
  culture('ta', 'IN', 'given-first', {
    given:
      'கயல்விழி|kayalvizhi, முருகன்|murugan, தமிழ்ச்செல்வி|thamizhselvi, இளங்கோ|ilango, மலர்விழி|malarvizhi, செந்தில்|senthil, பொன்னி|ponni, கதிரவன்|kathiravan, யாழினி|yazhini, அன்பரசு|anbarasu, தேன்மொழி|thenmozhi, வேலு|velu',
    family:
      'நடராசன்|natarajan, சுப்பையா|subbiah, கோவிந்தசாமி|govindasamy, பழனிவேல்|palanivel, ராமலிங்கம்|ramalingam, குப்புசாமி|kuppusamy, வரதராசன்|varadarasan, ஆறுமுகம்|arumugam, பெருமாள்|perumal, தங்கவேல்|thangavel, மாணிக்கம்|manickam, சண்முகம்|shanmugam',
  }),
  culture('bn', 'BD', 'given-first', {
    given:
      'তাসনিম|tasnim, রফিকুল|rafiqul, শিউলি|shiuly, মাহমুদুল|mahmudul, নুসরাত|nusrat, আরিফুল|ariful, ফারজানা|farzana, জাহিদ|zahid, সাবরিনা|sabrina, তৌহিদ|touhid, লাবণ্য|labonno, মেহেদী|mehedi',
    family:
      'চাকলাদার|chakladar, তালুকদার|talukdar, সরকার|sarkar, ভূঁইয়া|bhuiyan, মজুমদার|majumder, সিকদার|sikder, হাওলাদার|howlader, মৃধা|mridha, প্রামাণিক|pramanik, বিশ্বাস|biswas, পাটোয়ারী|patwary, খন্দকার|khandaker',
  }),
  culture('th', 'TH', 'given-first', {
    given:
      'สมชาย|somchai, กนกวรรณ|kanokwan, ณัฐพล|natthaphon, พิมพ์ชนก|phimchanok, วรรณา|wanna, ธนกร|thanakon, สุภาพร|suphaphon, ชัยวัฒน์|chaiwat, อรอุมา|onuma, ปิยะ|piya, รัตนา|rattana, จิราพร|jiraphon',
    family:
      'ศรีสมบูรณ์|srisomboon, แก้วมณี|kaewmanee, ทองดี|thongdee, บุญเรือง|boonrueang, ใจงาม|jaingam, สุขเกษม|sukkasem, พงษ์ไพบูลย์|phongphaibun, น้ำเพชร|namphet, อินทร์แก้ว|inkaew, รุ่งโรจน์|rungrot, มั่นคง|mankhong, แสงจันทร์|saengchan',
  }),
  culture('zh-Hans', 'CN', 'family-first-joined', {
    given:
      '岚|lan, 禾|he, 榕|rong, 澄|cheng, 苒|ran, 秀英|xiuying, 雨桐|yutong, 子涵|zihan, 思榆|siyu, 文朗|wenlang, 晓禾|xiaohe, 慕秋|muqiu',
    family:
      '王|wang, 李|li, 张|zhang, 刘|liu, 陈|chen, 杨|yang, 赵|zhao, 黄|huang, 周|zhou, 吴|wu, 孙|sun, 欧阳|ouyang',
  }),
  culture('zh-Hant', 'TW', 'family-first-joined', {
    given:
      '淑芬|shu-fen, 志豪|chih-hao, 怡君|yi-chun, 家瑋|chia-wei, 雅筑|ya-chu, 冠廷|kuan-ting, 美惠|mei-hui, 宗翰|tsung-han, 詩涵|shih-han, 彥|yen, 瀅|ying, 承恩|cheng-en',
    family:
      '蔡|tsai, 許|hsu, 鄭|cheng, 謝|hsieh, 郭|kuo, 曾|tseng, 賴|lai, 簡|chien, 蘇|su, 葉|yeh, 羅|lo, 詹|chan',
  }),
  culture('ja', 'JP', 'family-first', {
    given:
      '澄江|sumie, 篤志|atsushi, 葵|aoi, 千夏|chinatsu, 慎一|shinichi, 文乃|fumino, 蓮太郎|rentaro, みのり|minori, 和歌子|wakako, 誠司|seiji, 梢|kozue, 悠真|yuma',
    family:
      '佐々木|sasaki, 中村|nakamura, 小川|ogawa, 斎藤|saito, 渡邉|watanabe, 髙橋|takahashi, 森下|morishita, 長谷川|hasegawa, 石井|ishii, 三浦|miura, 大塚|otsuka, 黒田|kuroda',
  }),
  culture('ko', 'KR', 'family-first-joined', {
    given:
      '늘봄|neulbom, 성묵|seongmuk, 말순|malsun, 다래|darae, 창식|changsik, 덕수|deoksu, 가온|gaon, 순옥|sunok, 병두|byungdu, 하람|haram, 명식|myungsik, 찬솔|chansol',
    family:
      '김|kim, 이|lee, 박|park, 최|choi, 정|jung, 강|kang, 조|cho, 윤|yoon, 장|jang, 임|lim, 한|han, 남궁|namgung',
  }),
  culture('vi', 'VN', 'family-first', {
    given:
      'Thị Hương, Văn Đức, Quốc Bảo, Thu Trang, Minh Khôi, Ngọc Thắm, Hoàng Vy, Xuân Lộc, Kim Phượng, Đình Phúc, Mỹ Duyên, Hữu Nghĩa',
    family: 'Nguyễn, Trần, Lê, Phạm, Huỳnh, Vũ, Đặng, Bùi, Đỗ, Ngô, Dương, Lý',
  }),
  // The first "family name" is none: many Javanese have one name only.
  culture('id', 'ID', 'given-first', {
    given:
      'Wulandari, Bambang, Sri Rahayu, Slamet, Kusumawati, Yudhi, Ratnasari, Suryadi, Tutik, Hendarto, Lestari, Paijo',
    family:
      ', Wijayakusuma, Hadiningrat, Purwanto, Nugrahaeni, Setyabudi, Prasetyaningsih, Kartikasari, Mangunkarso, Siregar, Tjahjono, Panggabean',
  }),
  culture('am', 'ET', 'given-first', {
    given:
      'ሰላማዊት|selamawit, ተስፋዬ|tesfaye, ብርቱካን|birtukan, ዳዊት|dawit, ሕይወት|hiwot, ግርማ|girma, ፀሐይ|tsehay, አንዱዓለም|andualem, አልማዝ|almaz, ዮሐንስ|yohannes, እየሩሳሌም|eyerusalem, በለጠ|belete',
    family:
      'ወልደማርያም|woldemariam, ገብረመድህን|gebremedhin, ኃይለሚካኤል|hailemichael, ተክለሃይማኖት|teklehaimanot, በልሁ|belhu, አስፋው|asfaw, ደምሴ|demissie, መኮንን|mekonnen, ይልማ|yilma, ከፍያለው|kefyalew, ንጉሤ|niguse, ሽፈራው|shiferaw',
  }),
  culture('yo', 'NG', 'given-first', {
    given:
      'Ọlájídé, Adébáyọ̀, Ifẹ́olúwa, Tèmítọ́pẹ́, Ebùn, Kẹ́hìndé, Yétúndé, Ngọzi, Uchenna, Obiageli, Chinonso, Bọ́lánlé',
    family:
      'Adéyẹmí, Ọláníyan, Ògúnlẹ́yẹ, Fálànà, Ọbáfẹ́mi, Bámidélé, Okwuosa, Ezeudu, Nwachukwu, Ibeanu, Anyanwu, Akínwándé',
  }),
  culture('sw', 'KE', 'given-first', {
    given:
      "Wanjiku, Otieno, Achieng', Kiprono, Nyambura, Mwangi, Zawadi, Baraka, Naserian, Kamau, Makena, Ng’endo",
    family:
      "Mutiso, Odhiambo, Kariuki, Chemweno, Wekesa, Ole Sankale, Njoroge, Auma, Kilonzo, Barasa, Gathoni, Ng'ang'a",
  }),
  culture('mi', 'NZ', 'given-first', {
    given:
      'Aroha, Wiremu, Mārama, Tāne, Hinemoa, Rāwiri, Anahera, Hēmi, Kahurangi, Ngaire, Mere, Tamati',
    family:
      'Tūhoro, Ngātaiao, Whārangi, Pākira, Te Awhe, Kāretu, Rāpana, Tāwhara, Hākopa, Te Puāwai, Mānuka, Kōhere',
  }),
]

function culture(
  locale: string,
  country: CountryCode,
  order: NameOrder,
  names: { given: string; family: string },
): Culture {
  return { locale, country, order, given: parse(names.given), family: parse(names.family) }
}

function parse(list: string): Name[] {
  return list.split(',').map((entry) => {
    const [written = '', plain] = entry.trim().split('|')
    return { written, plain: plain ?? plainLetters(written) }
  })
}
