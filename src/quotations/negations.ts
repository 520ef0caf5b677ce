/**
 * Stage quotations: words that turn a sentence round, by language. A quotation that loses one of them inside a sentence says the opposite,
 * "..." or not. Input a word in lower case, output a yes or no. Where a language is not listed nothing is said. Words of several
 * languages that mean something else in another one (Italian "no", German "nie") only ever make a verdict graver. O(1).
 */
const NEGATIONS = new Set(
  (
    "not no never none nobody nothing nowhere neither nor cannot without hardly scarcely barely unless " +
    "nicht nie niemals niemand nichts kein keine keinen keinem keiner keines weder nirgends ohne kaum " +
    "pas jamais rien personne aucun aucune nulle sans guère ne ni " +
    "nunca jamás nadie nada ningún ninguno ninguna tampoco sin " +
    "non mai nessuno nessuna niente nulla neanche nemmeno senza " +
    "não nenhum nenhuma ninguém jamais sem " +
    "niet geen nooit niemand niets zonder " +
    "tidak bukan belum jangan tanpa " +
    "nie nigdy nikt nic żaden ikke aldri ingen inte aldrig " +
    "не нет никогда никто ничего ни без ні ніколи ніхто"
  ).split(" "),
);
/** Signs of Chinese and Japanese, which stand as tokens of their own. */
const SIGNS = new Set("不没沒未非无無勿ぬ");

/** Whether a word, in lower case, negates; "won't" and "cannot" do. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word) || SIGNS.has(word) || /n['’]t$/.test(word);
}
