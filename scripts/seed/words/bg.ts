import type { Words } from './words.ts';

/** A homeware and gift shop in Bulgaria. */
export const bg: Words = {
  locale: 'bg',
  business: {
    name: 'Къща Липа',
    country: 'BG',
    reportingCurrency: 'EUR',
    timeZone: 'Europe/Sofia',
    calendar: 'gregorian',
    showToman: false,
    taxRates: { standard: 2000 },
  },
  priceUnitMinor: 85,
  priceStepMinor: 5,
  firstNames: (
    'Александър:aleksandar Анна:anna Божидар:bozhidar Борислав:borislav Валентина:valentina Васил:vasil Виктория:viktoria ' +
    'Гергана:gergana Георги:georgi Даниела:daniela Десислава:desislava Димитър:dimitar Елена:elena Емил:emil Иван:ivan ' +
    'Ивелина:ivelina Калин:kalin Катерина:katerina Красимир:krasimir Лилия:lilia Любомир:lyubomir Мария:maria Мартин:martin ' +
    'Милена:milena Надежда:nadezhda Николай:nikolay Петър:petar Радослава:radoslava Росен:rosen Силвия:silvia Стефан:stefan ' +
    'Теодора:teodora Тодор:todor Христо:hristo Цветелина:tsvetelina Юлия:yulia'
  ).split(' '),
  lastNames: (
    'Ангелов:angelov Атанасов:atanasov Балкански:balkanski Василев:vasilev Велков:velkov Горски:gorski Димитров:dimitrov ' +
    'Донев:donev Дряновски:dryanovski Златарски:zlatarski Илиев:iliev Калинов:kalinov Костов:kostov Лазаров:lazarov ' +
    'Манолов:manolov Маринов:marinov Милев:milev Недялков:nedyalkov Николов:nikolov Орлов:orlov Павлов:pavlov Панов:panov ' +
    'Петков:petkov Радев:radev Рилски:rilski Русев:rusev Савов:savov Симеонов:simeonov Славов:slavov Стоянов:stoyanov ' +
    'Тонев:tonev Тракийски:trakiyski Филипов:filipov Христов:hristov Цанков:tsankov'
  ).split(' '),
  fullName: (first, last) =>
    /[ая]$/.test(first) ? `${first} ${last.replace(/и$/, '')}а` : `${first} ${last}`,
  cities: [
    { name: 'София', region: 'София', latitude: 42.698, longitude: 23.322 },
    { name: 'Пловдив', region: 'Пловдив', latitude: 42.136, longitude: 24.745 },
    { name: 'Варна', region: 'Варна', latitude: 43.204, longitude: 27.911 },
    { name: 'Бургас', region: 'Бургас', latitude: 42.504, longitude: 27.463 },
    { name: 'Русе', region: 'Русе', latitude: 43.849, longitude: 25.954 },
    { name: 'Стара Загора', region: 'Стара Загора', latitude: 42.426, longitude: 25.634 },
    { name: 'Плевен', region: 'Плевен', latitude: 43.417, longitude: 24.617 },
    { name: 'Велико Търново', region: 'Велико Търново', latitude: 43.076, longitude: 25.617 },
  ],
  streets: [
    'ул. Липова',
    'ул. Розова долина',
    'бул. България',
    'ул. Шипка',
    'ул. Чинар',
    'ул. Морска',
    'бул. Приморски',
    'ул. Оборище',
  ],
  addressLine: (street, house) => `${street} ${house}`,
  postcode: (digits) => String(1000 + (digits % 8900)),
  phone: (digits) =>
    `+359${[88, 87, 89][Math.min(2, Math.floor(digits / 10_000_000))]}${String(digits % 10_000_000).padStart(7, '0')}`,
  categories: [
    {
      name: 'Кухня',
      nouns: [
        'Чаша',
        'Чайник',
        'Купа за салата',
        'Дъска за рязане',
        'Кана',
        'Бурканче за подправки',
        'Престилка',
        'Черпак',
      ],
      variesBy: 'colour',
      from: 6,
      to: 45,
    },
    {
      name: 'Спалня',
      nouns: ['Одеяло', 'Калъфка', 'Плик за завивка', 'Нощна лампа', 'Юрган', 'Чаршаф'],
      variesBy: 'both',
      from: 14,
      to: 110,
    },
    {
      name: 'Облекло',
      nouns: ['Ленена риза', 'Жилетка', 'Вълнен шал', 'Пижама', 'Чорапи', 'Дъждобран'],
      variesBy: 'both',
      from: 9,
      to: 95,
    },
    {
      name: 'Украса',
      nouns: ['Ваза', 'Свещ', 'Рамка за снимка', 'Стенен часовник', 'Венец', 'Огледало'],
      variesBy: 'colour',
      from: 8,
      to: 80,
    },
    {
      name: 'Подаръци',
      nouns: ['Тефтер', 'Кутия сапуни', 'Комплект чай', 'Пъзел', 'Картички', 'Ключодържател'],
      variesBy: 'nothing',
      from: 4,
      to: 35,
    },
    {
      name: 'За деца',
      nouns: ['Дървено влакче', 'Плюшено зайче', 'Книжка с приказки', 'Пръстени за редене', 'Бои'],
      variesBy: 'nothing',
      from: 7,
      to: 50,
    },
  ],
  collections:
    'Поляна,Здравец,Рила,Пирин,Еделвайс,Теменуга,Лавандула,Босилек,Момина сълза,Златна есен,Морски бриз,Калина,Върба,Шипка,Жътва,Изгрев'.split(
      ',',
    ),
  brands: ['Къща Липа', 'Розова долина', 'Занаят', 'Топло огнище', 'Малко зайче'],
  colours: ['бяло', 'мента', 'тъмносиньо', 'теракота', 'графит', 'горчица', 'роза', 'небесно'],
  sizes: ['S', 'M', 'L', 'XL'],
  titleOf: (noun, collection) => `${noun} „${collection}“`,
  places: {
    warehouses: ['Склад Божурище', 'Склад Раковски'],
    shop: (city) => `Магазин ${city}`,
    quarantine: 'Рафт за проверка',
  },
  channels: {
    shops: 'Магазини',
    web: 'Онлайн магазин',
    app: 'Мобилно приложение',
    marketplace: 'Пазар',
    instagram: 'Instagram',
    telegram: 'Telegram',
    whatsapp: 'WhatsApp',
    phone: 'Телефон',
  },
  notes: [
    'Моля, звънете два пъти.',
    'Подарък е: без фактура в пратката, моля.',
    'Оставете при съседите, ако няма никого.',
    'Обадете се преди доставка.',
  ],
  returnReasons: ['Малък размер', 'Не е като на снимката', 'Пристигна повредено', 'Отказах се', 'Не работи'],
  cancelReasons: [
    'Поръчано два пъти по грешка',
    'Доставката е бавна',
    'Намерих го в магазин',
    'Грешен адрес',
  ],
  questions: [
    'Къде е пратката ми?',
    'Имате ли го в друг цвят?',
    'Мога ли да го взема от магазина?',
    'Как да го върна?',
  ],
};
