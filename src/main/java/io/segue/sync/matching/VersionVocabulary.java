package io.segue.sync.matching;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The words by which titles tell versions apart, folded. Data only; how they are read is {@link VersionReader}'s. */
final class VersionVocabulary {

    /** Words that name a kind wherever they stand in a suffix. */
    static final Map<String, VersionKind> KINDS = Map.ofEntries(
            entry("live", VersionKind.LIVE),
            entry("unplugged", VersionKind.LIVE),
            entry("inst", VersionKind.INSTRUMENTAL),
            entry("instr", VersionKind.INSTRUMENTAL),
            entry("pianoforte", VersionKind.ALTERNATE),
            entry("piano", VersionKind.ALTERNATE),
            entry("strings", VersionKind.ALTERNATE),
            entry("ukulele", VersionKind.ALTERNATE),
            entry("lullaby", VersionKind.ALTERNATE),
            entry("8bit", VersionKind.ALTERNATE),
            entry("remake", VersionKind.RERECORDED),
            entry("concierto", VersionKind.LIVE),
            entry("concert", VersionKind.LIVE),
            entry("session", VersionKind.LIVE),
            entry("sessions", VersionKind.LIVE),
            entry("performance", VersionKind.LIVE),
            entry("vivo", VersionKind.LIVE),
            entry("remix", VersionKind.REMIX),
            entry("remixed", VersionKind.REMIX),
            entry("rmx", VersionKind.REMIX),
            entry("bootleg", VersionKind.REMIX),
            entry("rework", VersionKind.REMIX),
            entry("reworked", VersionKind.REMIX),
            entry("refix", VersionKind.REMIX),
            entry("reedit", VersionKind.REMIX),
            entry("flip", VersionKind.REMIX),
            entry("vip", VersionKind.REMIX),
            entry("dub", VersionKind.REMIX),
            entry("mashup", VersionKind.REMIX),
            entry("acoustic", VersionKind.ACOUSTIC),
            entry("acustico", VersionKind.ACOUSTIC),
            entry("acustica", VersionKind.ACOUSTIC),
            entry("acoustique", VersionKind.ACOUSTIC),
            entry("stripped", VersionKind.ACOUSTIC),
            entry("instrumental", VersionKind.INSTRUMENTAL),
            entry("instrumentals", VersionKind.INSTRUMENTAL),
            entry("acapella", VersionKind.A_CAPPELLA),
            entry("acappella", VersionKind.A_CAPPELLA),
            entry("cappella", VersionKind.A_CAPPELLA),
            entry("karaoke", VersionKind.KARAOKE),
            entry("tribute", VersionKind.KARAOKE),
            entry("cover", VersionKind.COVER),
            entry("demo", VersionKind.DEMO),
            entry("demos", VersionKind.DEMO),
            entry("rehearsal", VersionKind.DEMO),
            entry("outtake", VersionKind.DEMO),
            entry("nightcore", VersionKind.SPED_UP),
            entry("slowed", VersionKind.SLOWED),
            entry("screwed", VersionKind.SLOWED),
            entry("rerecorded", VersionKind.RERECORDED),
            entry("rerecording", VersionKind.RERECORDED),
            entry("taylors", VersionKind.RERECORDED),
            entry("reprise", VersionKind.ALTERNATE),
            entry("alternate", VersionKind.ALTERNATE),
            entry("alternative", VersionKind.ALTERNATE),
            entry("orchestral", VersionKind.ALTERNATE),
            entry("symphonic", VersionKind.ALTERNATE),
            entry("mixed", VersionKind.ALTERNATE),
            entry("extended", VersionKind.EXTENDED),
            entry("12inch", VersionKind.EXTENDED),
            entry("7inch", VersionKind.RADIO_EDIT));

    static final Map<String, VersionKind> PHRASES = Map.ofEntries(
            entry("sped up", VersionKind.SPED_UP),
            entry("speed up", VersionKind.SPED_UP),
            entry("re recorded", VersionKind.RERECORDED),
            entry("in the style of", VersionKind.KARAOKE),
            entry("originally performed by", VersionKind.KARAOKE),
            entry("made famous by", VersionKind.KARAOKE),
            entry("backing track", VersionKind.KARAOKE),
            entry("taylor s version", VersionKind.RERECORDED),
            entry("recorded at", VersionKind.LIVE),
            entry("off vocal", VersionKind.INSTRUMENTAL),
            entry("mix cut", VersionKind.ALTERNATE));

    /** Kinds of remix that are also their own name: a dub is not the remix of the same remixer. */
    static final Set<String> NAMES_ITSELF =
            Set.of("vip", "dub", "unplugged", "piano", "pianoforte", "strings", "ukulele", "lullaby", "8bit");

    /** Version words of scripts that write words without spaces or that titles use as they are; found anywhere in a suffix. */
    static final Map<String, VersionKind> NATIVE = Map.ofEntries(
            entry("伴奏", VersionKind.INSTRUMENTAL),
            entry("纯音乐", VersionKind.INSTRUMENTAL),
            entry("インスト", VersionKind.INSTRUMENTAL),
            entry("カラオケ", VersionKind.KARAOKE),
            entry("караоке", VersionKind.KARAOKE),
            entry("노래방", VersionKind.KARAOKE),
            entry("カバー", VersionKind.COVER),
            entry("翻唱", VersionKind.COVER),
            entry("ライブ", VersionKind.LIVE),
            entry("ライヴ", VersionKind.LIVE),
            entry("现场", VersionKind.LIVE),
            entry("라이브", VersionKind.LIVE),
            entry("концерт", VersionKind.LIVE),
            entry("リミックス", VersionKind.REMIX),
            entry("混音", VersionKind.REMIX),
            entry("리믹스", VersionKind.REMIX),
            entry("ремикс", VersionKind.REMIX),
            entry("アコースティック", VersionKind.ACOUSTIC),
            entry("어쿠스틱", VersionKind.ACOUSTIC),
            entry("акустик", VersionKind.ACOUSTIC),
            entry("デモ", VersionKind.DEMO),
            entry("демо", VersionKind.DEMO));

    static final Map<String, String> NATIVE_LANGUAGES = Map.ofEntries(
            entry("国语", "chinese"),
            entry("普通话", "chinese"),
            entry("中文", "chinese"),
            entry("粤语", "cantonese"),
            entry("广东话", "cantonese"),
            entry("日本语", "japanese"),
            entry("日文", "japanese"),
            entry("日语", "japanese"),
            entry("英语", "english"),
            entry("英文", "english"),
            entry("韩国语", "korean"),
            entry("韩文", "korean"),
            entry("한국어", "korean"),
            entry("일본어", "japanese"),
            entry("중국어", "chinese"),
            entry("영어", "english"));

    /** Where a song was heard, in scripts without spaces: theme song, film, opening. */
    static final Set<String> NATIVE_NEUTRAL =
            Set.of("主题曲", "主題歌", "插曲", "片尾曲", "片头曲", "电影", "オープニング", "エンディング", "리마스터", "リマスター");

    /** Editions of one recording: complete, original, deluxe, album. */
    static final Set<String> NATIVE_EDITIONS = Set.of("完整版", "原版", "豪华版", "典藏版", "专辑版", "通常盤");

    static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** Nouns that the words before them qualify. */
    static final Set<String> HEADS = Set.of("mix", "edit", "version", "ver", "versao", "take", "cut");

    /** Heads that hardly occur in names. */
    static final Set<String> SURE_HEADS = Set.of("mix", "edit", "version", "ver");

    static final Set<String> SHORT_CUT = Set.of("radio", "single", "short");
    /** Record sizes: 7 inch, 45 revolutions. */
    static final Set<String> SINGLES = Set.of("7", "45");

    static final Set<String> LONG_CUT = Set.of("club", "long", "maxi");

    /** Words that say nothing about the recording. */
    static final Set<String> NEUTRAL = Set.of(
            "original",
            "album",
            "main",
            "deluxe",
            "edition",
            "explicit",
            "clean",
            "bonus",
            "track",
            "official",
            "video",
            "audio",
            "lyric",
            "lyrics",
            "music",
            "visualizer",
            "hd",
            "hq",
            "4k",
            "digital",
            "booklet",
            "ep",
            "lp",
            "remaster",
            "remastered",
            "remastering",
            "remasterizado",
            "remasterise",
            "mono",
            "stereo",
            "anniversary",
            "expanded",
            "special",
            "amended",
            "edited",
            "uncensored",
            "dirty",
            "full",
            "length",
            "standard",
            "master",
            "exclusive",
            "prod",
            "soundtrack",
            "vault");

    /** Neutral whatever stands beside them: "2011 Remaster", "Japan Bonus Track", "from the Motion Picture Soundtrack". */
    static final Set<String> DECIDEDLY_NEUTRAL = Set.of(
            "remaster",
            "remastered",
            "remastering",
            "remasterizado",
            "remasterise",
            "edition",
            "bonus",
            "prod",
            "soundtrack",
            "official");

    /** Words that make an edit no cut: "Explicit Edit". */
    static final Set<String> SAME_EDIT =
            Set.of("explicit", "clean", "dirty", "album", "original", "main", "uncensored");

    static final Set<String> STOP = Set.of(
            "ao",
            "the",
            "a",
            "an",
            "at",
            "in",
            "on",
            "of",
            "from",
            "by",
            "and",
            "for",
            "to",
            "recorded",
            "en",
            "del",
            "de",
            "s",
            "recording");

    /** What follows "live" where it means a performance. */
    static final Set<String> LIVE_PLACE = Set.of(
            "at",
            "in",
            "from",
            "on",
            "en",
            "au",
            "aus",
            "im",
            "bei",
            "a",
            "lounge",
            "recording",
            "recorded",
            "performed",
            "studio",
            "tour",
            "bbc",
            "and");

    /** Words in album titles that speak for all their tracks. */
    static final Map<String, VersionKind> ALBUM_HINTS = Map.of(
            "unplugged", VersionKind.LIVE,
            "karaoke", VersionKind.KARAOKE,
            "acoustic", VersionKind.ACOUSTIC,
            "instrumental", VersionKind.INSTRUMENTAL,
            "instrumentals", VersionKind.INSTRUMENTAL,
            "demos", VersionKind.DEMO);

    static final Map<String, String> LANGUAGES = Map.ofEntries(
            entry("spanish", "spanish"),
            entry("espanol", "spanish"),
            entry("castellano", "spanish"),
            entry("english", "english"),
            entry("ingles", "english"),
            entry("french", "french"),
            entry("francais", "french"),
            entry("francaise", "french"),
            entry("german", "german"),
            entry("deutsch", "german"),
            entry("deutsche", "german"),
            entry("italian", "italian"),
            entry("italiano", "italian"),
            entry("portuguese", "portuguese"),
            entry("portugues", "portuguese"),
            entry("japanese", "japanese"),
            entry("korean", "korean"),
            entry("chinese", "chinese"),
            entry("mandarin", "chinese"),
            entry("cantonese", "cantonese"),
            entry("russian", "russian"),
            entry("hindi", "hindi"),
            entry("arabic", "arabic"),
            entry("turkish", "turkish"),
            entry("dutch", "dutch"),
            entry("swedish", "swedish"));

    private VersionVocabulary() {}
}
