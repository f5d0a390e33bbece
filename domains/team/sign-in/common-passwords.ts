const WORDS = `
password passwort passw0rd password1 password12 password123 password1234 passpass pass passcode passphrase secret
qwerty qwertyu qwertyui qwertyuiop qwerty123 qwerty1234 qwerty12345 qwertz qwertzuiop azerty azertyuiop qazwsx
qazwsxedc zaqwsx zaqxsw asdfgh asdfghjk asdfghjkl asdf zxcvbn zxcvbnm qweasd qweasdzxc qweqwe qweasdzx asdasd asdzxc
1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qaz2wsx3edc zaq12wsx q1w2e3r4 q1w2e3r4t5 1234567890 0123456789 9876543210
0987654321 1234512345 1231231231 123123123123 1122334455 111222333444 1029384756 5432154321 123456789a a123456789
123456789q abc123 abcd1234 abc123456 abcdef abcdefg abcdefgh abcabc aabbcc a1b2c3 a1b2c3d4 a1s2d3f4 letmein welcome
welcome1 welcome123 admin administrator admin123 admin1234 adminadmin root rootroot toor superuser sysadmin manager
master default changeme changeit changemenow temp temppass temporary test testtest tester testing test1234 guest user
username login signin access enter open opensesame sesame computer internet server system network database website
iloveyou iloveyouu ilovegod iloveme lovely love loveyou lover loveme mylove truelove forever princess prince sunshine
moonlight starlight rainbow butterfly flower flowers summer winter autumn spring monday friday sunday january december
football baseball basketball soccer hockey volleyball cricket tennis chelsea arsenal liverpool barcelona realmadrid
manchester juventus milan bayern superman batman spiderman ironman starwars skywalker pokemon pikachu naruto matrix
dragon monkey tiger lion panther eagle falcon phoenix wolf horse kitten puppy dolphin shadow hunter ranger killer
warrior knight ninja samurai wizard merlin gandalf michael jennifer jessica ashley daniel andrew joshua jordan thomas
robert charlie william richard george anthony matthew nicole michelle samantha amanda hannah maggie buster ginger
pepper cookie chocolate banana orange apple cheese coffee whatever freedom trustno1 nothing something anything
everything blessed jesus christ angel angels heaven godisgood bismillah allah allahuakbar alhamdulillah mohammad
muhammad mohammed mohamad ahmad ahmed hussein hossein hosein hassan alireza mohammadreza mohamadreza amirhossein
amirhosein fatemeh fatima zahra maryam mahdi mehdi reza iran iranian tehran tehrani isfahan shiraz mashhad tabriz
persepolis esteghlal perspolis salam salamsalam khodaya azadi eshgh eshghe eshgham asheghetam doostetdaram dostetdaram
parol parola parolata parolamoya lozinka kodkod obicham obichamte obichte bulgaria balgaria bulgariya sofia plovdiv
varna burgas levski levskisofia cska cskasofia ludogorets zdravei slanchice marhaba marhaban habibi habibti hayati
alsalam salaam egypt cairo dubai riyadh beirut baghdad damascus amman morocco tunisia algeria saudi arabia
пароль парола паролата паролка обичамте здравей българия софия левски йцукен йцукенгшщз явертъ явертъуиоп
كلمةالسر كلمهالسر مرحبا حبيبي حبيبتي السلامعليكم بسمالله اللهاكبر الحمدلله محمد احمد
رمزعبور پسورد گذرواژه سلام سلامسلام ایران تهران عشق عشقم دوستتدارم خدا محمدرضا علیرضا
shop shopping shopshop store storestore mystore myshop retail cashier counter warehouse business company office sales
money dollar millionaire success lucky luckyone happy happyday smile hello hellohello helloworld goodluck goodbye
mustang ferrari porsche mercedes corvette harley yamaha honda toyota nissan samsung google android iphone apple
microsoft windows facebook instagram telegram whatsapp twitter youtube amazon linkedin gmail yahoo hotmail london paris
newyork america canada australia england germany france italia russia india china japan fuckyou fuckoff asshole bitch
biteme hottie babygirl babyboy baby beautiful gorgeous sweetheart sweetie honey cutie daddy mommy mother father family
sister brother friends bestfriend mypassword thepassword yourpassword newpassword oldpassword passwordpassword
`;

/**
 * The words that people most often make passwords of, lower-case, in the languages of the product.
 * Our own collection; numbers around a word are seen by `isCommonPassword`, not listed.
 */
export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(WORDS.trim().split(/\s+/));
