package io.segue.catalog.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeScriptTest {

    @ParameterizedTest
    @CsvSource({
        "鄧麗君, 邓丽君",
        "海闊天空, 海阔天空",
        "Συννεφιασμένη, Συννεφιασμενη",
        "Пугачёва, Пугачева",
        "إِنْتَ عُمْرِي, انت عمري",
        "أم كلثوم, ام كلثوم",
        "طوُدوُ, طودو",
        "טוּדוּ בּוֹם, טודו בום"
    })
    void makesOneOfTheSpellingsOfAWord(String one, String other) {
        assertThat(NativeScript.fold(one)).isEqualTo(NativeScript.fold(other));
    }

    @ParameterizedTest
    @CsvSource({"ガ, カ", "が, か", "パプリカ, ハフリカ", "날, 달", "Группа, Труппа"})
    void keepsMarksThatMakeOtherLetters(String one, String other) {
        assertThat(NativeScript.fold(one)).isNotEqualTo(NativeScript.fold(other));
    }
}
