/** Serbian Cyrillic to Latin, which loses nothing; the way back would not know њ from нј. */
const letters: Record<string, string> = {
  а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', ђ: 'đ', е: 'e', ж: 'ž', з: 'z', и: 'i', ј: 'j', к: 'k', л: 'l', љ: 'lj', м: 'm',
  н: 'n', њ: 'nj', о: 'o', п: 'p', р: 'r', с: 's', т: 't', ћ: 'ć', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'č', џ: 'dž', ш: 'š',
};

export function toLatin(text: string): string {
  return [...text]
    .map((letter) => {
      const latin = letters[letter.toLowerCase()];
      if (!latin) return letter;
      return letter === letter.toLowerCase() ? latin : latin[0]!.toUpperCase() + latin.slice(1);
    })
    .join('');
}
