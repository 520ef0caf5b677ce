/** Indonesian and Malay: whom a text gives words to. Pronouns do not tell men from women, so they name nobody. */
import type { LanguageWords } from "../lexicon.js";

export const ID: LanguageWords = {
  codes: "id ms in",
  frequent:
    "yang dan di itu dengan untuk tidak ini dari dalam akan pada juga saya ke karena ada mereka sudah kata kami kita adalah oleh telah atau bisa menurut hari",
  saying:
    "kata ujar tutur ucap jelas ungkap imbuh tambah tandas tegas terang katanya ujarnya tuturnya ucapnya jelasnya mengatakan menyatakan menjelaskan menambahkan menegaskan mengungkapkan menuturkan mengaku berkata",
  framing: "menyebut",
  quoting: "mengutip",
  hearing: "mendengar",
  asking: "tanya",
  reporting: "melaporkan",
  issuing: "mengeluarkan",
  statement: "pernyataan keterangan surat pesan",
  source: "menurut",
  sourceBehind: "",
  by: "oleh",
  passive: "",
  title:
    "dr prof presiden wakil menteri gubernur bupati wali walikota ketua direktur kepala juru bicara jenderal kapolri kapolda sekretaris anggota pengamat pakar dosen rektor hakim jaksa pengacara komisaris kombes brigjen irjen mantan ustaz kiai haji",
  mister: "pak bapak",
  madam: "ibu bu",
  titleAndName: "",
  organisation:
    "bank kementerian dinas kantor badan komisi dewan mahkamah partai pemerintah polisi polda universitas sekolah rumah yayasan lembaga perusahaan kompas tempo detik antara jakarta indonesia kota kabupaten provinsi pt tni dpr",
  place: "jawa sumatera kalimantan sulawesi nusa",
  he: "",
  she: "",
  otherPronoun: "dia ia beliau mereka kami kita saya nya",
  relative: "yang",
  particle: "bin binti al",
  linking: "",
  notAName:
    "yang dan di ke dari itu ini untuk pada dalam dengan oleh karena jika saat ketika namun tetapi atau juga kami kita saya dia ia mereka hari senin selasa rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november desember menurut tidak ada",
  between: "telah sudah juga kemudian lalu senin selasa rabu kamis jumat sabtu minggu",
  preposition: "di ke dari pada dalam dengan untuk oleh karena jika saat ketika bahwa kepada tentang terhadap",
  subordinator: "bahwa jika saat ketika karena",
  determiner: "sang si seorang para",
  definite: "sang",
  maleDeterminer: "",
  femaleDeterminer: "",
  and: "dan &",
  but: "tetapi namun dan",
  term: "disebut berjudul istilah",
  abbreviation: "dr prof ir drs hj",
  roleEnding: "",
  adverbEnding: "",
  femaleTitleEnding: "",
  isVerbSecond: false,
  hasCompounds: false,
  hasCapitalNouns: false,
};
