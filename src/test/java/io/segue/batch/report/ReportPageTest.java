package io.segue.batch.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.segue.batch.BatchState;
import io.segue.batch.ItemState;
import io.segue.batch.UnitState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportPageTest {

    private ReportFixture report;

    @BeforeEach
    void aLedger(@TempDir Path output) {
        report = new ReportFixture(output);
    }

    private void items(int count, ItemState state) {
        for (int n = 0; n < count; n++) {
            report.ledger.item("Road Trip", state + " " + n, state);
        }
    }

    @Test
    void saysInASentenceWhatHappened() throws IOException {
        items(58, ItemState.VERIFIED);
        items(2, ItemState.PRESENT);
        items(3, ItemState.AMBIGUOUS);
        items(5, ItemState.NOT_FOUND);
        report.ledger.rejected("Road Trip", ";;", "no title");
        report.ledger.ended(BatchState.PARTIAL, false, null);

        assertThat(report.page())
                .contains(
                        "60 of 69 rows are in place; 3 need your decision, 5 were not found and 1 could not be read.");
    }

    @Test
    void aDryRunSaysThatNothingWasChanged() throws IOException {
        items(2, ItemState.MATCHED);
        items(1, ItemState.PRESENT);
        report.ledger.ended(BatchState.REHEARSED, true, null);

        assertThat(report.page())
                .contains("2 of 3 rows would be added; 1 is there already. Nothing was changed.")
                .contains("Dry run")
                .doesNotContain("Applied");
    }

    @Test
    void aCompensatedBatchSaysWhatWasTakenBackAndWhy() throws IOException {
        items(2, ItemState.COMPENSATED);
        report.ledger.ended(BatchState.COMPENSATED, false, "cancelled by alice");

        assertThat(report.page())
                .contains("The batch was taken back: 2 rows that it had added were removed again.")
                .contains("<strong>Reason</strong> cancelled by alice");
    }

    @Test
    void aCancelledBatchSaysWhatStays() throws IOException {
        items(2, ItemState.VERIFIED);
        items(3, ItemState.PENDING);
        report.ledger.ended(BatchState.CANCELLED, false, "cancelled by alice");

        assertThat(report.page())
                .contains(
                        "The batch was cancelled before it was through. 2 of 5 rows are in place; 3 were not reached.");
    }

    @Test
    void aFailedBatchSaysSoAndWhy() throws IOException {
        items(2, ItemState.NOT_FOUND);
        report.ledger.ended(BatchState.FAILED, false, "2 failed item(s), tolerated: 0");

        assertThat(report.page())
                .contains("The batch failed. None of 2 rows is in place; 2 were not found.")
                .contains("<strong>Reason</strong> 2 failed item(s), tolerated: 0");
    }

    @ParameterizedTest
    @EnumSource(BatchState.class)
    void everyStateHasASentenceEvenWithoutRows(BatchState state) throws IOException {
        report.ledger.ended(state, false, null);

        assertThat(report.page()).containsPattern("<p class=\"headline\">[A-Z][^<]+\\.</p>");
    }

    @Test
    void whatWasLeftOutOnPurposeIsNeitherInPlaceNorAFailure() throws IOException {
        items(2, ItemState.VERIFIED);
        items(3, ItemState.DISCARDED);

        assertThat(report.page())
                .contains("2 of 5 rows are in place; 3 were left out.")
                .doesNotContain("already there", "failed");
    }

    @Test
    void whatDidNotOccurIsNotMentioned() throws IOException {
        items(20, ItemState.VERIFIED);

        assertThat(report.page())
                .contains("All 20 rows are in place.")
                .doesNotContain("Not found", "Rejected", "decision", "already there", "not reached", "Reason");
    }

    @Test
    void nothingAUserNamedBecomesMarkup() throws IOException {
        String evil = "<script>alert('1')</script>\"onload=\"x&";
        report.ledger.named(evil);
        long row = report.ledger.item(0, evil, evil, ItemState.AMBIGUOUS, evil, 0.5, evil);
        report.ledger.candidate(row, 0, evil, 0.5, evil);
        report.ledger.item(0, evil, evil, ItemState.NOT_FOUND, null, null, evil);
        report.ledger.item(0, evil, evil, ItemState.DEAD, null, null, evil);
        report.ledger.item(0, evil, evil, ItemState.VERIFIED, evil, 0.5, evil);
        report.ledger.rejected(null, evil, evil);
        report.ledger.unitEnded(evil, UnitState.FAILED, evil);
        report.ledger.ended(BatchState.FAILED, false, evil);

        String page = report.page();

        assertThat(page)
                .contains("&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&quot;onload=&quot;x&amp;")
                .doesNotContain("<script", "\"onload");
    }

    @Test
    void needsNothingButItself() throws IOException {
        items(1, ItemState.VERIFIED);

        assertThat(report.page())
                .doesNotContainPattern(Pattern.compile("(src|href)=\"(https?:)?//|@import|url\\(|<script|<link"))
                .contains("default-src 'none'", "prefers-color-scheme: dark", "@media print");
    }

    @Test
    void alternativesStandInTheirOrder() throws IOException {
        long row = report.ledger.item(0, "Road Trip", "Opus", ItemState.AMBIGUOUS, null, 0.9, "2 are equally likely");
        report.ledger.candidate(row, 1, "Opus (second)", 0.89, "other album");
        report.ledger.candidate(row, 0, "Opus (first)", 0.9, "same title");

        assertThat(report.page()).containsSubsequence("Needs your decision", "Opus (first)", "Opus (second)");
    }

    @Test
    void longListsAreCutAndSayWhereTheRestIs() throws IOException {
        items(230, ItemState.NOT_FOUND);

        assertThat(report.page())
                .contains("NOT_FOUND 199<")
                .doesNotContain("NOT_FOUND 200<")
                .contains("200 of 230 are shown. All of them are in <a href=\"unmatched.csv\">unmatched.csv</a>.");
    }

    @Test
    void manyUnitsAreCutAndSaidSo() throws IOException {
        for (int n = 0; n < 510; n++) {
            report.ledger.item("unit " + n, "t", ItemState.VERIFIED);
        }

        assertThat(report.page())
                .contains("<bdi>unit 499</bdi>")
                .doesNotContain("<bdi>unit 500</bdi>")
                .contains("The first 500 of 510 units.");
    }

    @Test
    void theLeastCertainOfTheAcceptedAreWorthASecondLook() throws IOException {
        report.ledger.item(0, "Road Trip", "sure", ItemState.VERIFIED, "sure.flac", 0.97, "same");
        report.ledger.item(0, "Road Trip", "fair", ItemState.VERIFIED, "fair.flac", 0.84, "longer");
        report.ledger.item(0, "Road Trip", "poor", ItemState.VERIFIED, "poor.flac", 0.76, "no length");

        assertThat(report.page())
                .containsSubsequence("Worth a second look", "poor.flac", "fair.flac")
                .doesNotContain("sure.flac");
    }

    @Test
    void filesAreLinkedByAddressesThatSurviveAnyName() throws IOException {
        report.ledger.item("50% #1: más?", "t", ItemState.VERIFIED);

        assertThat(report.page())
                .contains("href=\"./lists/50%25%20%231%3A%20m%C3%A1s%3F.txt\"", "<bdi>lists/50% #1: más?.txt</bdi>")
                .contains("href=\"./results.csv\"");
    }
}
