/** ISO 3166-1 alpha-2 of the countries that people come from. */
export type CountryCode = keyof typeof PLACES

/**
 * A country as people write it: its alpha-3 code, its names (English first, then its own), and
 * here and there a name that is simply wrong.
 */
type Place = { alpha3: string; names: string[]; cities: string[]; misspelt?: string }

const PLACES = {
  AM: { alpha3: 'ARM', names: ['Armenia', 'Հայաստան'], cities: ['Yerevan', 'Գյումրի'] },
  BD: { alpha3: 'BGD', names: ['Bangladesh', 'বাংলাদেশ'], cities: ['Dhaka', 'চট্টগ্রাম'] },
  BG: { alpha3: 'BGR', names: ['Bulgaria', 'България'], cities: ['Варна', 'Sofia', 'Burgas'] },
  BR: { alpha3: 'BRA', names: ['Brazil', 'Brasil'], cities: ['Santos', 'São Paulo', 'Recife'] },
  CH: {
    alpha3: 'CHE',
    names: ['Switzerland', 'Schweiz', 'Suisse'],
    cities: ['Zürich', 'Basel', 'Genève'],
    misspelt: 'Switserland',
  },
  CN: { alpha3: 'CHN', names: ['China', '中国'], cities: ['上海', 'Shanghai', '宁波', 'Qingdao'] },
  CY: { alpha3: 'CYP', names: ['Cyprus', 'Κύπρος'], cities: ['Limassol', 'Λευκωσία'] },
  CZ: { alpha3: 'CZE', names: ['Czechia', 'Czech Republic', 'Česko'], cities: ['Praha', 'Brno'] },
  DE: {
    alpha3: 'DEU',
    names: ['Germany', 'Deutschland', 'Federal Republic of Germany'],
    cities: ['Hamburg', 'Kiel', 'Bremen', 'Köln', 'Rostock'],
    misspelt: 'Gemany',
  },
  DK: { alpha3: 'DNK', names: ['Denmark', 'Danmark'], cities: ['København', 'Aarhus', 'Esbjerg'] },
  EG: { alpha3: 'EGY', names: ['Egypt', 'مصر'], cities: ['الإسكندرية', 'Alexandria', 'Cairo'] },
  ES: { alpha3: 'ESP', names: ['Spain', 'España'], cities: ['Valencia', 'Málaga', 'A Coruña'] },
  ET: { alpha3: 'ETH', names: ['Ethiopia', 'ኢትዮጵያ'], cities: ['Addis Ababa', 'አዲስ አበባ'] },
  FI: { alpha3: 'FIN', names: ['Finland', 'Suomi'], cities: ['Helsinki', 'Turku', 'Jyväskylä'] },
  FR: { alpha3: 'FRA', names: ['France'], cities: ['Le Havre', 'Marseille', 'Saint-Nazaire'] },
  GB: {
    alpha3: 'GBR',
    names: ['United Kingdom', 'UK', 'Great Britain', 'England'],
    cities: ['Liverpool', 'Bristol', 'Hull', 'Aberdeen'],
    misspelt: 'Untied Kingdom',
  },
  GE: { alpha3: 'GEO', names: ['Georgia', 'საქართველო'], cities: ['ბათუმი', 'Batumi', 'Tbilisi'] },
  GR: { alpha3: 'GRC', names: ['Greece', 'Ελλάδα'], cities: ['Πειραιάς', 'Piraeus', 'Πάτρα'] },
  HR: { alpha3: 'HRV', names: ['Croatia', 'Hrvatska'], cities: ['Rijeka', 'Split', 'Zadar'] },
  HU: { alpha3: 'HUN', names: ['Hungary', 'Magyarország'], cities: ['Budapest', 'Győr'] },
  ID: { alpha3: 'IDN', names: ['Indonesia'], cities: ['Surabaya', 'Jakarta', 'Semarang'] },
  IE: { alpha3: 'IRL', names: ['Ireland', 'Éire'], cities: ['Dublin', 'Cork', 'Dún Laoghaire'] },
  IL: { alpha3: 'ISR', names: ['Israel', 'ישראל'], cities: ['חיפה', 'Haifa', 'Ashdod'] },
  IN: { alpha3: 'IND', names: ['India', 'भारत'], cities: ['Mumbai', 'मुंबई', 'Chennai', 'Kochi'] },
  IR: { alpha3: 'IRN', names: ['Iran', 'ایران'], cities: ['بندر عباس', 'Tehran'] },
  IS: { alpha3: 'ISL', names: ['Iceland', 'Ísland'], cities: ['Reykjavík', 'Ísafjörður'] },
  IT: { alpha3: 'ITA', names: ['Italy', 'Italia'], cities: ['Genova', 'Trieste', 'Forlì'] },
  JP: { alpha3: 'JPN', names: ['Japan', '日本'], cities: ['横浜', 'Yokohama', '神戸市', 'Osaka'] },
  KE: { alpha3: 'KEN', names: ['Kenya'], cities: ['Mombasa', 'Nairobi', 'Kisumu'] },
  KR: { alpha3: 'KOR', names: ['South Korea', '대한민국'], cities: ['부산', 'Busan', 'Incheon'] },
  KZ: { alpha3: 'KAZ', names: ['Kazakhstan', 'Қазақстан'], cities: ['Ақтау', 'Aktau', 'Almaty'] },
  LT: { alpha3: 'LTU', names: ['Lithuania', 'Lietuva'], cities: ['Klaipėda', 'Vilnius'] },
  MA: { alpha3: 'MAR', names: ['Morocco', 'المغرب', 'Maroc'], cities: ['طنجة', 'Casablanca'] },
  MX: { alpha3: 'MEX', names: ['Mexico', 'México'], cities: ['Veracruz', 'Mérida', 'CDMX'] },
  NG: { alpha3: 'NGA', names: ['Nigeria'], cities: ['Lagos', 'Port Harcourt', 'Ìbàdàn'] },
  NL: {
    alpha3: 'NLD',
    names: ['Netherlands', 'The Netherlands', 'Nederland'],
    cities: ['Rotterdam', "'s-Gravenhage", 'Amsterdam'],
    misspelt: 'Holand',
  },
  NO: { alpha3: 'NOR', names: ['Norway', 'Norge'], cities: ['Bergen', 'Tromsø', 'Ålesund'] },
  NZ: { alpha3: 'NZL', names: ['New Zealand', 'Aotearoa'], cities: ['Whangārei', 'Tauranga'] },
  PK: { alpha3: 'PAK', names: ['Pakistan', 'پاکستان'], cities: ['کراچی', 'Karachi', 'Gwadar'] },
  PL: { alpha3: 'POL', names: ['Poland', 'Polska'], cities: ['Gdańsk', 'Szczecin', 'Łódź'] },
  RO: { alpha3: 'ROU', names: ['Romania', 'România'], cities: ['Constanța', 'București'] },
  RS: { alpha3: 'SRB', names: ['Serbia', 'Србија'], cities: ['Београд', 'Belgrade', 'Novi Sad'] },
  SE: { alpha3: 'SWE', names: ['Sweden', 'Sverige'], cities: ['Göteborg', 'Malmö', 'Umeå'] },
  TH: { alpha3: 'THA', names: ['Thailand', 'ประเทศไทย'], cities: ['กรุงเทพฯ', 'Bangkok', 'ภูเก็ต'] },
  TR: { alpha3: 'TUR', names: ['Türkiye', 'Turkey'], cities: ['İzmir', 'İstanbul', 'Mersin'] },
  TW: { alpha3: 'TWN', names: ['Taiwan', '台灣'], cities: ['高雄', 'Kaohsiung', '基隆'] },
  UA: { alpha3: 'UKR', names: ['Ukraine', 'Україна'], cities: ['Одеса', 'Odesa', 'Kyiv'] },
  US: {
    alpha3: 'USA',
    names: ['United States', 'United States of America', 'U.S.'],
    cities: ['Seattle', 'Baltimore', 'Long Beach, CA', 'New Orleans'],
  },
  VN: { alpha3: 'VNM', names: ['Vietnam', 'Việt Nam'], cities: ['Hải Phòng', 'Đà Nẵng'] },
} satisfies Record<string, Place>

/** The place behind a country code. */
export function placeOf(country: CountryCode): Place {
  return PLACES[country]
}
