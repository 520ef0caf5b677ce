/** Spanish: whom a text gives words to. Verbs need no pronoun, so a verb alone names nobody. */
import type { LanguageWords } from "../lexicon.js";

export const ES: LanguageWords = {
  codes: "es ca gl",
  frequent: "el la los las de que y en un una por con para su del se no es al lo como más ha sus pero según este esta ante entre sobre dijo fue han también",
  saying:
    "dijo dice dicho decía afirmó afirma afirmado declaró declara declarado explicó explica explicado agregó agrega añadió añade añadido señaló señala señalado indicó indica aseguró asegura asegurado sostuvo sostiene manifestó manifiesta manifestado expresó expresa apuntó apunta subrayó subraya " +
    "escribió escribe escrito comentó comenta advirtió advierte advertido respondió responde contestó contesta recordó recuerda recordado lamentó lamenta lamentado zanjó zanja reconoció reconoce insistió insiste reiteró reitera denunció denuncia denunciado contó cuenta relató relata precisó precisa " +
    "destacó destaca destacado admitió admite confesó confiesa preguntó pregunta prometió anunció anuncia concluyó concluye opinó opina criticó critica reclamó reclama pidió exclamó sentenció sentencia remarcó matizó defendió defiende celebró",
  framing: "calificó califica tachó llamó llama describió consideró acusó acusa tildó",
  quoting: "citó cita citando",
  hearing: "oyó escuchó supo recibió",
  asking: "preguntó pregunta",
  reporting: "informó informa publicó",
  issuing: "emitió publicó difundió",
  statement: "comunicado declaración declaraciones carta mensaje texto discurso nota",
  source: "según de_acuerdo_con para en_palabras_de a_juicio_de",
  sourceBehind: "",
  by: "por",
  passive: "fue fueron es son sido ha",
  title:
    "dr dra doctor doctora profesor profesora presidente presidenta ministro ministra alcalde alcaldesa director directora portavoz vocero vocera diputado diputada senador senadora secretario secretaria consejero consejera concejal concejala juez jueza fiscal abogado abogada " +
    "general coronel capitán comandante comisario comisaria inspector inspectora rey reina príncipe princesa papa obispo arzobispo cardenal padre embajador embajadora gobernador gobernadora canciller vicepresidente vicepresidenta primer primera ex exministro expresidente líder jefe jefa " +
    "responsable coordinador coordinadora delegado delegada investigador investigadora historiador historiadora economista escritor escritora autor autora actor actriz cantante entrenador entrenadora médico médica ingeniero ingeniera arquitecto arquitecta vecino vecina testigo candidato candidata activista periodista fundador fundadora dueño dueña propietario propietaria empresario empresaria analista",
  mister: "señor sr don",
  madam: "señora sra doña señorita srta",
  titleAndName: "rey príncipe papa padre alcalde juez",
  organisation:
    "banco ministerio oficina agencia comisión comité consejo corte tribunal senado congreso parlamento unión asociación federación fundación instituto universidad escuela iglesia partido gobierno servicio policía ejército hospital museo sociedad grupo compañía empresa sindicato " +
    "país mundo periódico diario prensa radio televisión europa españa madrid barcelona república estado ciudad calle plaza avenida puerto junta generalitat ayuntamiento guardia otan onu ue",
  place: "san santa santo nueva nuevo norte sur este oeste los las el la puerto buenos costa estados",
  he: "él",
  she: "ella",
  otherPronoun: "yo nosotros ellos ellas usted ustedes tú uno una otro otra otros algunos",
  relative: "que quien quienes",
  particle: "de del la los las el y e von van der di da do dos",
  linking: "de van von",
  notAName:
    "el la los las un una unos unas de del y e o u pero sino si cuando como en a al con sin por para sobre bajo entre desde hasta hacia según tras ante durante este esta estos estas ese esa su sus mi mis tu nuestro nuestra yo él ella ellos nosotros usted se lo le que qué quién no sí ya más muy " +
    "lunes martes miércoles jueves viernes sábado domingo enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ayer hoy mañana aquí allí así también además luego entonces todo todos toda todas",
  between:
    "ha han había hubo fue ayer hoy también luego además ya lunes martes miércoles jueves viernes sábado domingo después entonces finalmente le les se lo nos me este",
  preposition: "de del a al en con sin por para sobre bajo entre desde hasta hacia tras ante durante contra que como cuando si según mediante",
  subordinator: "que como cuando si",
  determiner: "el la los las un una unos unas su sus este esta estos estas ese esa mi mis nuestro nuestra",
  definite: "el la",
  maleDeterminer: "el",
  femaleDeterminer: "la",
  and: "y e &",
  but: "pero y e o",
  term: "llamado llamada llamados llamadas denominado denominada titulado titulada término palabra apodado",
  abbreviation: "sr sra srta dr dra d da ud uds etc ee uu av",
  roleEnding: "or ora ista ero era ante ente ano ana ado ada viuda hijo hija ino ina",
  adverbEnding: "mente",
  femaleTitleEnding: "",
  isVerbSecond: false,
  hasCompounds: false,
  hasCapitalNouns: false,
};
