// Words that people build passwords of, in Polish and English: the bases that every published list of leaked passwords
// repeats (password, names, months, football, keyboard walks). Kept as words because a list of whole passwords would
// need a line for each digit and exclamation mark that people hang on them.

const LISTS = [
  'password passwort passphrase passwd pass haslo hasło tajne tajnehaslo sekret secret master admin administrator root user test tester guest login logon access letmein welcome witaj witam changeme change default temp temporary service support system server database computer komputer internet office windows microsoft google facebook linkedin apple iphone samsung android',
  'qwerty qwertz azerty asdf asdfgh zxcv zxcvbn qazwsx qweasd qwaszx abcdef abcd abc',
  'iloveyou love kocham kochamcie kocham cie misiek misiaczek kochanie skarb slonko sloneczko myszka kotek kociak piesek serduszko mama tata mamusia rodzina dziecko princess sunshine angel angels baby sweet honey lovely beautiful forever friend friends family',
  'monkey dragon tiger lion eagle shadow buster charlie jordan hunter ranger killer panther falcon wolf horse dolphin chicken butterfly spider batman superman spiderman starwars pokemon ninja samurai pirate cookie pepper ginger banana cheese chocolate coffee orange purple yellow green blue black white silver golden diamond rainbow flower summer winter spring autumn wiosna lato jesien jesień zima',
  'football baseball basketball soccer hockey golf liverpool chelsea arsenal barcelona madrid juventus legia lechpoznan wisla widzew cracovia polska poland polonia warszawa warsaw krakow kraków gdansk gdańsk wroclaw wrocław poznan poznań lodz lublin katowice szczecin london america england',
  'michael jennifer thomas robert daniel andrew jessica joshua matthew ashley amanda nicole anthony william richard steven brandon george martin patrick marcin tomasz piotr pawel paweł krzysztof andrzej mateusz michal michał lukasz łukasz kamil jakub kuba bartek bartosz wojtek wojciech maciej dawid adrian damian karol karolina agnieszka katarzyna kasia malgorzata małgorzata magdalena magda monika natalia zuzanna julia weronika ania anna basia barbara joanna asia ewelina justyna sylwia marta beata dorota zofia',
  'monday tuesday wednesday thursday friday saturday sunday poniedzialek wtorek sroda środa czwartek piatek piątek sobota niedziela january february march april june july august september october november december styczen styczeń luty marzec kwiecien kwiecień maj czerwiec lipiec sierpien sierpień wrzesien wrzesień pazdziernik październik listopad grudzien grudzień',
  'trustno1 whatever fuckyou fuckoff fucking asshole dupa dupadupa kurwa cholera jebac matrix mustang ferrari porsche mercedes corvette harley yamaha hello hallo czesc cześć freedom jesus jezus christ heaven money company firma biuro sales sprzedaz sprzedaż marketing finance crm klient manager kierownik prezes demo example sample secure security bezpieczne',
];

/** Lower case, at least three letters, longest first so that a word is taken out before the words within it. */
export const COMMON_WORDS: readonly string[] = [...new Set(LISTS.flatMap((list) => list.split(' ')))]
  .filter((word) => word.length >= 3)
  .sort((a, b) => b.length - a.length || a.localeCompare(b));

/** Rows of keyboards and the alphabet, along which fingers walk. */
export const WALKS: readonly string[] = [
  '1234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
];
