import type { Position } from './measure-distance.ts';

// Country, latitude, longitude, and the names by which customers call the town.
const TOWNS = `
IR 35.689 51.389 تهران|tehran
IR 32.654 51.668 اصفهان|isfahan|esfahan
IR 29.592 52.584 شیراز|shiraz
IR 36.297 59.606 مشهد|mashhad
IR 38.080 46.292 تبریز|tabriz
IR 37.281 49.583 رشت|rasht
IR 30.284 57.083 کرمان|kerman
IR 31.897 54.357 یزد|yazd
IR 35.840 50.939 کرج|karaj
IR 34.640 50.876 قم|qom
IR 31.319 48.671 اهواز|ahvaz
IR 34.314 47.065 کرمانشاه|kermanshah
IR 37.553 45.076 ارومیه|urmia
IR 34.799 48.515 همدان|hamadan
IR 36.566 53.059 ساری|sari
IR 27.183 56.267 بندرعباس|bandar abbas
IR 36.269 50.004 قزوین|qazvin
IR 35.311 46.998 سنندج|sanandaj
IR 36.843 54.444 گرگان|gorgan
IR 38.250 48.293 اردبیل|ardabil
BG 42.698 23.322 софия|sofia
BG 42.136 24.745 пловдив|plovdiv
BG 43.204 27.911 варна|varna
BG 42.504 27.463 бургас|burgas
BG 43.849 25.954 русе|ruse
BG 42.426 25.634 стара загора|stara zagora
BG 43.417 24.617 плевен|pleven
BG 43.076 25.617 велико търново|veliko tarnovo
BG 42.681 26.329 сливен|sliven
BG 43.567 27.827 добрич|dobrich
BG 43.271 26.922 шумен|shumen
BG 41.934 25.555 хасково|haskovo
BG 42.021 23.094 благоевград|blagoevgrad
EG 30.044 31.236 القاهرة|cairo
EG 31.200 29.919 الإسكندرية|alexandria
EG 30.013 31.209 الجيزة|giza
EG 31.041 31.379 المنصورة|mansoura
EG 30.787 31.000 طنطا|tanta
EG 27.181 31.184 أسيوط|asyut
EG 25.687 32.640 الأقصر|luxor
EG 31.265 32.302 بورسعيد|port said
AE 25.205 55.271 دبي|dubai
AE 24.453 54.377 أبوظبي|abu dhabi
AE 25.346 55.421 الشارقة|sharjah
SA 24.714 46.675 الرياض|riyadh
SA 21.485 39.193 جدة|jeddah
SA 26.421 50.089 الدمام|dammam
IQ 33.315 44.366 بغداد|baghdad
IQ 30.508 47.783 البصرة|basra
JO 31.954 35.911 عمان|amman
LB 33.894 35.502 بيروت|beirut
MA 33.573 -7.590 الدار البيضاء|casablanca
KW 29.376 47.977 الكويت|kuwait
QA 25.285 51.531 الدوحة|doha
TR 41.008 28.978 istanbul
TR 39.933 32.860 ankara
GR 40.640 22.944 thessaloniki
GR 37.984 23.728 athens
RO 44.427 26.103 bucharest
RS 44.787 20.457 belgrade
GB 51.507 -0.128 london
GB 53.481 -2.242 manchester
GB 51.455 -2.588 bristol
GB 53.801 -1.549 leeds
GB 55.953 -3.189 edinburgh
GB 51.482 -3.179 cardiff
GB 53.960 -1.087 york
GB 52.630 1.297 norwich
GB 52.486 -1.890 birmingham
GB 55.864 -4.252 glasgow
GB 53.408 -2.992 liverpool
IE 53.350 -6.260 dublin
DE 52.520 13.405 berlin
DE 53.551 9.994 hamburg
DE 48.135 11.582 munich|münchen
DE 50.938 6.960 cologne|köln
DE 50.110 8.682 frankfurt
FR 48.857 2.352 paris
NL 52.368 4.904 amsterdam
AT 48.208 16.373 vienna|wien
IT 41.903 12.496 rome|roma
IT 45.464 9.190 milan|milano
ES 40.417 -3.704 madrid
US 40.713 -74.006 new york
US 34.052 -118.244 los angeles
US 41.878 -87.630 chicago
`;

/** The larger towns of the countries where the program is used; a business adds its own in `town_positions`. */
export function listKnownTowns(): { country: string; name: string; position: Position }[] {
  return TOWNS.trim()
    .split('\n')
    .flatMap((line) => {
      const [country = '', latitude, longitude, ...words] = line.split(' ');
      const position = { latitude: Number(latitude), longitude: Number(longitude) };
      return words
        .join(' ')
        .split('|')
        .map((name) => ({ country, name, position }));
    });
}
