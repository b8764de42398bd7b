// SPDX-License-Identifier: GPL-3.0-or-later
#include "security/secrets.h"

#include <algorithm>
#include <string_view>

namespace frontdesk {

namespace {

/// Sorted, in lower case. Words are there without the digits that people add at their end.
// clang-format off
constexpr std::string_view CommonPasswords[] = {
    "0987654321", "101010", "112233", "11223344", "1122334455", "121212", "123123", "123123123",
    "123321", "12341234", "12344321", "12345", "123456", "1234567", "12345678", "123456789",
    "1234567890", "123654", "123qwe", "123qweasd", "131313", "147258", "147258369", "159357",
    "159753", "1a2b3c4d", "1q2w3e", "1q2w3e4r", "1q2w3e4r5t", "1qaz2wsx", "1qaz2wsx3edc", "555555",
    "654321", "666666", "696969", "741852963", "789456123", "852456", "87654321", "987654321",
    "9876543210", "a1b2c3", "a1b2c3d4", "aaaa", "abc123", "abcd", "abcdef", "abcdefg", "abcdefgh",
    "abcdefghij", "access", "admin", "administrator", "alexander", "alexandra", "amanda",
    "america", "andrew", "android", "angel", "angels", "anna", "anthony", "apple", "appointment",
    "april", "arsenal", "asdf", "asdfgh", "asdfghjk", "asdfghjkl", "ashley", "august", "autumn",
    "azerty", "azertyuiop", "baby", "babyboy", "babygirl", "banana", "barcelona", "baseball",
    "basketball", "batman", "bear", "berlin", "bienvenido", "bienvenue", "blessed", "bonjour",
    "bunny", "buster", "butterfly", "camaro", "canada", "changeit", "changeme", "charlie",
    "cheese", "chelsea", "cherry", "chicken", "chocolate", "christ", "clinic", "coffee",
    "computer", "cookie", "correcthorsebatterystaple", "corvette", "cowboys", "cricket", "daniel",
    "darling", "database", "david", "december", "default", "demo", "doctor", "doggie", "dollar",
    "dolphin", "dragon", "eagle", "facebook", "faith", "family", "february", "ferrari", "flower",
    "flowers", "football", "forever", "fortnite", "france", "freedom", "friday", "friend",
    "friends", "frontdesk", "fussball", "gandalf", "geheim", "george", "germany", "ginger", "golf",
    "google", "guest", "hacker", "hallo", "hannah", "happy", "harley", "harleydavidson",
    "harrypotter", "health", "heaven", "hello", "helloworld", "hockey", "hogwarts", "hola",
    "honey", "horse", "hospital", "hunter", "iamadmin", "iloveu", "iloveyou", "instagram",
    "internet", "iphone", "ironman", "italia", "jackson", "january", "jasmine", "jedi", "jennifer",
    "jessica", "jesus", "jordan", "joshua", "july", "june", "killer", "king", "kingdom", "kitten",
    "kitty", "klinik", "lakers", "letmein", "letmeinnow", "letmeinplease", "liberty", "linux",
    "lion", "liverpool", "login", "logon", "london", "love", "lovelove", "lovely", "loveyou",
    "lucky", "maggie", "manchester", "march", "maria", "master", "matrix", "matthew", "medical",
    "medicine", "mercedes", "michael", "michelle", "microsoft", "million", "minecraft", "monday",
    "money", "monkey", "moonlight", "mustang", "mypassword", "naruto", "network", "newpassword",
    "newyork", "nicole", "ninja", "nopassword", "nothing", "november", "nurse", "october",
    "opensesame", "orange", "p@ssw0rd", "p@ssword", "pa55w0rd", "pa55word", "panda", "panther",
    "paris", "passcode", "passphrase", "passw0rd", "password", "password1password",
    "passwordpassword", "passwort", "patient", "peanut", "pepper", "phoenix", "pikachu", "pirate",
    "pizza", "pokemon", "porsche", "praxis", "prince", "princess", "puppy", "q1w2e3r4",
    "q1w2e3r4t5", "qazwsx", "qazwsxedc", "queen", "qwe123", "qwerty", "qwertyui", "qwertyuiop",
    "qwertz", "qwertzui", "qwertzuiop", "rainbow", "ranger", "realmadrid", "reception",
    "receptionist", "robert", "root", "rugby", "samantha", "samsung", "secret", "september",
    "server", "shadow", "soccer", "sommer", "spider", "spiderman", "spring", "starlight",
    "starwars", "summer", "sunshine", "superman", "superuser", "surgery", "sweetheart", "sweety",
    "system", "tennis", "test", "tester", "testing", "testtest", "thepassword", "thomas", "tiger",
    "topsecret", "trustno", "trustnoone", "twitter", "ubuntu", "user", "username", "warrior",
    "welcome", "whatever", "william", "willkommen", "windows", "winter", "wolf", "yankees",
    "yourpassword", "youtube", "yxcvbnm", "zaq12wsx", "zaq1xsw2", "zxcvbn", "zxcvbnm",
};
// clang-format on
static_assert(std::ranges::is_sorted(CommonPasswords));

/// So many digits or signs at the end do not make a common word a password.
constexpr qsizetype LongestDecoration = 6;

bool isListed(QStringView text)
{
    const QByteArray bytes = text.toUtf8();
    return std::ranges::binary_search(
        CommonPasswords, std::string_view(bytes.constData(), std::size_t(bytes.size())));
}

/// "aaaaaaaa", "abcdefgh", "87654321": each character the same step from the one before.
bool isRun(QStringView text)
{
    const int step = text.size() < 2 ? 0 : text[1].unicode() - text[0].unicode();
    for (qsizetype i = 1; i < text.size(); ++i) {
        if (text[i].unicode() - text[i - 1].unicode() != step)
            return false;
    }
    return step >= -1 && step <= 1;
}

} // namespace

bool isCommonPassword(const QString &password)
{
    const QString lower = password.trimmed().toLower();
    if (isRun(lower) || isListed(lower))
        return true;
    QStringView word = lower;
    while (!word.isEmpty() && !word.back().isLetter()
           && lower.size() - word.size() < LongestDecoration) {
        word.chop(1);
        if (isListed(word))
            return true;
    }
    return false;
}

} // namespace frontdesk
